import { csvText } from '../kernel/csv.ts';
import {
  deedInWords,
  entryAsJson,
  entryTrouble,
  outcomeOf,
  reasonInWords,
} from './activity-in-words.ts';
import type { ActivityEntry } from './activity.ts';

/** As many entries as are put into text at once. */
const ENTRIES_A_PART = 500;

const COLUMNS: readonly (readonly [string, (entry: ActivityEntry) => string | undefined])[] = [
  ['time', ({ at }) => new Date(at).toISOString()],
  ['what', deedInWords],
  ['result', outcomeOf],
  ['problem', problemOf],
  ['subject', ({ subject }) => subject],
  ['ports', ({ ports }) => ports],
  ['addresses', ({ addresses }) => addresses?.join(' ')],
  ['until', ({ until }) => (until === undefined ? undefined : new Date(until).toISOString())],
  ['reason', ({ reason }) => reason && reasonInWords(reason)],
  ['region', ({ region }) => region],
  ['group', ({ groupId }) => groupId],
  ['request id', ({ requestId }) => requestId],
  ['lease', ({ leaseId }) => leaseId],
];

/** Entries as a table for a spreadsheet, in parts; times are UTC. */
export function* activityAsCsv(entries: readonly ActivityEntry[]): Generator<string> {
  yield csvText([COLUMNS.map(([name]) => name)]);
  for (const part of inParts(entries))
    yield csvText(part.map((entry) => COLUMNS.map(([, read]) => read(entry) ?? '')));
}

/** Entries as one array, in parts: each as it is kept, and in words. */
export function* activityAsJson(entries: readonly ActivityEntry[]): Generator<string> {
  let before = '[\n';
  for (const part of inParts(entries)) {
    yield before + part.map((entry) => entryAsJson(entry)).join(',\n');
    before = ',\n';
  }
  yield entries.length === 0 ? '[]\n' : '\n]\n';
}

function problemOf(entry: ActivityEntry): string | undefined {
  const trouble = entryTrouble(entry);
  return trouble && `${trouble.title}. ${trouble.text}`;
}

function* inParts<T>(items: readonly T[]): Generator<readonly T[]> {
  for (let at = 0; at < items.length; at += ENTRIES_A_PART)
    yield items.slice(at, at + ENTRIES_A_PART);
}
