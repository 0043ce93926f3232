import { problemInWords } from '../kernel/problem-in-words.ts';
import type { Door } from '../kernel/problem-in-words.ts';
import type { ActivityEntry } from './activity.ts';

/** "Opened SSH 22 on bastion-prod for 81.187.42.19". */
export function deedInWords(entry: ActivityEntry): string {
  const { subject } = entry;
  const door = entry.ports === undefined ? subject : `${entry.ports} on ${subject}`;
  const whom = (entry.addresses ?? []).map(bare).join(' and ');
  const forWhom = whom === '' ? '' : ` for ${whom}`;
  switch (entry.deed) {
    case 'opened':
      return `Opened ${door}${forWhom}`;
    case 'extended':
      return `Extended ${subject}`;
    case 'renewed':
      return `Renewed ${subject}`;
    case 'moved':
      return `Moved ${subject}${whom === '' ? '' : ` to ${whom}`}`;
    case 'closed':
      return `Closed ${door}`;
    case 'found':
      return `Found ${door} open in AWS`;
    case 'changed-by-others':
      return `Somebody changed ${door}`;
    case 'open-failed':
      return `Could not open ${door}${forWhom}`;
    case 'renew-failed':
      return `Could not renew ${subject}`;
    case 'move-failed':
      return `Could not move ${subject}${whom === '' ? '' : ` to ${whom}`}`;
    case 'close-failed':
      return `Could not close ${door}`;
    case 'unguarded':
      return `${subject} is open without a guard in AWS`;
    case 'guard-failed':
      return `AWS could not close ${subject} by itself`;
    case 'identity-added':
      return `Added access key ${subject}`;
    case 'identity-removed':
      return `Removed access key ${subject}`;
    case 'rotation-started':
      return `Began to rotate access key ${subject}`;
    case 'rotation-failed':
      return `Could not rotate access key ${subject}`;
    case 'rotation-undone':
      return `Went back to access key ${subject}`;
    case 'key-created':
      return `Created access key ${subject}`;
    case 'key-switched':
      return `Changed over to access key ${subject}`;
    case 'key-deactivated':
      return `Made access key ${subject} inactive`;
    case 'key-reactivated':
      return `Made access key ${subject} active again`;
    case 'key-deleted':
      return `Deleted access key ${subject} in AWS`;
    case 'key-orphaned':
      return `Found access key ${subject}, whose secret nobody has`;
    case 'address-changed':
      return whom === '' ? 'My address changed' : `My address is now ${whom}`;
  }
}

export type Outcome = 'done' | 'failed';

export function outcomeOf(entry: ActivityEntry): Outcome {
  return entry.deed.endsWith('-failed') ? 'failed' : 'done';
}

export interface TroubleWords {
  readonly title: string;
  readonly text: string;
  readonly todo: string;
}

/** What went wrong with a deed. Where the deed was done, its own words say how the door stands. */
export function entryTrouble(entry: ActivityEntry): TroubleWords | undefined {
  if (!entry.problem) return undefined;
  const { title, text, cause, todo } = problemInWords(entry.problem, doorAfter(entry));
  return { title, text: outcomeOf(entry) === 'failed' ? text : cause, todo };
}

function doorAfter({ deed }: ActivityEntry): Door {
  if (deed === 'open-failed') return 'nothing-opened';
  if (deed === 'rotation-failed') return 'nothing-changed';
  if (deed === 'guard-failed') return 'unknown';
  return deed.endsWith('-failed') ? 'still-open' : 'nothing-changed';
}

/** Why a door closed, in a sentence; what is not known is shown as it was written. */
export function reasonInWords(reason: string): string {
  return Object.hasOwn(CLOSE_REASONS, reason)
    ? CLOSE_REASONS[reason as keyof typeof CLOSE_REASONS]
    : reason;
}

/** All that a person sees of an entry, in one line to search in. */
export function entryText(entry: ActivityEntry): string {
  const trouble = entryTrouble(entry);
  return [
    deedInWords(entry),
    outcomeOf(entry),
    entry.reason === undefined ? undefined : reasonInWords(entry.reason),
    trouble?.title,
    trouble?.text,
    entry.requestId,
    entry.groupId,
    entry.region,
    entry.leaseId,
  ]
    .filter((part) => part !== undefined)
    .join(' ');
}

/** One entry, as it is exported and copied. */
export function entryAsJson(entry: ActivityEntry, indent?: number): string {
  const { at, ...rest } = entry;
  const time = new Date(at).toISOString();
  return JSON.stringify(
    { time, what: deedInWords(entry), result: outcomeOf(entry), ...rest },
    undefined,
    indent,
  );
}

/** Why a door is closed. */
export const CLOSE_REASONS = {
  asked: 'You closed it.',
  deadline: 'Its time was over.',
  'not-working': 'You were away from the computer.',
  quit: 'Drawbridge was quit.',
  sleep: 'The computer went to sleep.',
  lock: 'The screen was locked.',
  'logged-out': 'You logged out.',
  'found-at-start': 'It was found past its time when Drawbridge started.',
  'left-behind': 'It was left behind by an earlier run, without a lease.',
  vanished: 'Someone else removed the rule in AWS.',
  guard: 'AWS closed it by itself, as it was told to, since Drawbridge had not.',
} as const;

function bare(address: string): string {
  return address.replace(/\/(32|128)$/, '');
}
