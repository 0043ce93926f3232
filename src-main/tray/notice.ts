import type { Settings } from '../settings/settings.ts';
import type { TrayAction } from './tray-item.ts';
import type { Screen } from './tray-state.ts';

/** What a notice is about: the person may switch some of them off. */
export type NoticeKind =
  | 'opened'
  | 'soon'
  | 'closed'
  /** Open doors followed my address. */
  | 'moved'
  /** Old keys and rotations. */
  | 'keys'
  | 'could-not-close'
  | 'unknown'
  | 'left-behind'
  | 'failed'
  /** An earlier run ended before it had closed them. */
  | 'left-open'
  | 'test';

/** A button of a notice. */
export interface NoticeAction {
  readonly text: string;
  readonly action: TrayAction;
}

/** A message of the system, as plain data. Text alone must do: Linux shows no buttons. */
export interface Notice {
  /** A later notice with the same id is about the same thing and takes its place. */
  readonly id: string;
  readonly kind: NoticeKind;
  readonly title: string;
  readonly body: string;
  /** What a click is good for, said where there are no buttons. */
  readonly hint?: string;
  /** `low` makes no sound, `critical` stays until it is read. */
  readonly urgency: 'low' | 'normal' | 'critical';
  /** Where a click leads. */
  readonly screen: Screen;
  readonly actions?: readonly NoticeAction[];
}

export type NoticeText = Pick<Notice, 'title' | 'body'>;

type NoticeSwitch = Extract<keyof Settings, `notify${string}`>;

/** Absent: a door that is not as the person thinks it is, so it is always told. */
const SWITCHES: Readonly<Partial<Record<NoticeKind, NoticeSwitch>>> = {
  opened: 'notifyOpened',
  soon: 'notifySoon',
  closed: 'notifyClosed',
  moved: 'notifyAddress',
  keys: 'notifyKeys',
};

/** Whether the person wants to hear of it. */
export function isWanted({ kind }: Pick<Notice, 'kind'>, settings: Settings): boolean {
  const name = SWITCHES[kind];
  return name === undefined || settings[name];
}
