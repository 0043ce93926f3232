import type Electron from 'electron';

export interface SaveDialogParts {
  readonly dialog: Pick<Electron.Dialog, 'showSaveDialog'>;
  /** Over which window it is asked, if there is one. */
  readonly window: () => Electron.BaseWindow | null;
}

/** Asks the person for a file to write to; `undefined` when they cancelled. */
export type AskWhereToSave = (name: string, type: 'csv' | 'json') => Promise<string | undefined>;

export function saveDialog({ dialog, window }: SaveDialogParts): AskWhereToSave {
  return async (name, type) => {
    const options: Electron.SaveDialogOptions = {
      defaultPath: `${name}.${type}`,
      filters: [{ name: type.toUpperCase(), extensions: [type] }],
      properties: ['createDirectory', 'showOverwriteConfirmation'],
    };
    const over = window();
    const { canceled, filePath } = await (over
      ? dialog.showSaveDialog(over, options)
      : dialog.showSaveDialog(options));
    return canceled || filePath === '' ? undefined : filePath;
  };
}
