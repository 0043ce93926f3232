import type { NoUpdates } from '../../src-main/updates/build.ts';
import type { UpdateState, UpdateView } from '../../src-main/updates/update.ts';
import { problemInWords } from '../../src-main/kernel/problem-in-words.ts';
import { counted, dayAndTime } from '../../src-main/kernel/time-in-words.ts';

const NEVER: Readonly<Record<NoUpdates, string>> = {
  'no-feed': 'This build does not update itself.',
  'no-key': 'This build does not update itself: it has no key to tell a real update by.',
  'no-publisher':
    'This build does not update itself: it does not know whose signature an update must bear.',
  'not-replaceable':
    'This copy does not update itself: it is no AppImage in a folder of yours. Get a new version where you got this one.',
};

/** What can be done about it now. */
export type UpdateDeed = 'check' | 'download' | 'restart' | 'wait' | 'wait-no-more';

export interface UpdateWords {
  readonly text: string;
  readonly failed?: true;
  readonly deed?: UpdateDeed;
}

/** How far it is with the next version, and the one thing to do. */
export function updateInWords(
  { never, state }: UpdateView,
  openLabels: readonly string[],
): UpdateWords {
  if (never) return { text: NEVER[never] };
  switch (state.kind) {
    case 'none':
      return { text: noneInWords(state), deed: 'check' };
    case 'looking':
      return { text: 'Looking for updates…' };
    case 'available':
      return { text: `Version ${state.version} is ready to download.`, deed: 'download' };
    case 'downloading':
      return { text: `Downloading version ${state.version}: ${String(state.percent)} %.` };
    case 'ready':
      return readyInWords(state, openLabels);
    case 'failed':
      return { text: failedInWords(state), failed: true, deed: 'check' };
  }
}

function noneInWords({ lookedAt }: Extract<UpdateState, { kind: 'none' }>): string {
  return lookedAt === undefined
    ? 'Not looked for yet.'
    : `This is the newest version, looked for ${dayAndTime(lookedAt)}.`;
}

function readyInWords(
  { version, waits }: Extract<UpdateState, { kind: 'ready' }>,
  openLabels: readonly string[],
): UpdateWords {
  if (openLabels.length === 0)
    return {
      text: `Version ${version} is downloaded. It starts with a restart, or when you quit.`,
      deed: 'restart',
    };
  const [only] = openLabels;
  const waitedFor =
    openLabels.length === 1
      ? `${only ?? ''} is closed`
      : `all ${counted(openLabels.length, 'resource')} are closed`;
  return waits
    ? {
        text: `Drawbridge restarts into version ${version} as soon as ${waitedFor}.`,
        deed: 'wait-no-more',
      }
    : { text: `Version ${version} is downloaded. It can start once ${waitedFor}.`, deed: 'wait' };
}

function failedInWords({ at, problem }: Extract<UpdateState, { kind: 'failed' }>): string {
  const { title, cause, todo } = problemInWords(problem, 'nothing-changed');
  return `${at === 'looking' ? '' : 'Not downloaded. '}${title}. ${cause} ${todo}`;
}
