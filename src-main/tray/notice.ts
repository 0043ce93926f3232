import type { Screen } from './tray-state.ts';

/** A message of the system, as plain data. Text alone must do: Linux shows no buttons. */
export interface Notice {
  /** A later notice with the same id is about the same thing. */
  readonly id: string;
  readonly title: string;
  readonly body: string;
  /** `low` makes no sound, `critical` stays until it is read. */
  readonly urgency: 'low' | 'normal' | 'critical';
  /** Where a click leads. */
  readonly screen: Screen;
}

export type NoticeText = Pick<Notice, 'title' | 'body'>;
