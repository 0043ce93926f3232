import type { ReactNode } from 'react';
import { Button } from './button.tsx';
import type { ButtonKind } from './button.tsx';
import { Actions, Dialog } from './dialog.tsx';

interface Props {
  readonly open: boolean;
  readonly title: string;
  readonly text: string;
  readonly confirm: string;
  /** What is no loss is not shown as one. */
  readonly kind?: ButtonKind;
  readonly pending: boolean;
  /** What went wrong with it, in words. */
  readonly notice?: ReactNode;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** Asks once before something that cannot be undone, or is done to many. */
export function ConfirmDialog(props: Props): ReactNode {
  return (
    <Dialog open={props.open} onClose={props.onClose} title={props.title} description={props.text}>
      {props.notice}
      <Actions>
        <Button onClick={props.onClose}>Cancel</Button>
        <Button kind={props.kind ?? 'danger'} pending={props.pending} onClick={props.onConfirm}>
          {props.confirm}
        </Button>
      </Actions>
    </Dialog>
  );
}
