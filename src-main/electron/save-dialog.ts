import type Electron from 'electron';

/** Asks the person for a file to write to; `undefined` when they cancelled. */
export type AskWhereToSave = (name: string, type: 'csv' | 'json') => Promise<string | undefined>;

/** Over the window in focus, if there is one. */
export function saveDialog({
  dialog,
  BaseWindow,
}: Pick<typeof Electron, 'dialog' | 'BaseWindow'>): AskWhereToSave {
  return async (name, type) => {
    const options: Electron.SaveDialogOptions = {
      defaultPath: `${name}.${type}`,
      filters: [{ name: type.toUpperCase(), extensions: [type] }],
      properties: ['createDirectory', 'showOverwriteConfirmation'],
    };
    const over = BaseWindow.getFocusedWindow();
    const { canceled, filePath } = await (over
      ? dialog.showSaveDialog(over, options)
      : dialog.showSaveDialog(options));
    return canceled || filePath === '' ? undefined : filePath;
  };
}
