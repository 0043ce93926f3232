import { problemInWords } from '../../src-main/kernel/problem-in-words.ts';
import { counted } from '../../src-main/kernel/time-in-words.ts';
import type { PermissionCell, PermissionMatrix } from '../../src-main/policy/permission-matrix.ts';
import type { PermissionStatement } from '../../src-main/policy/document.ts';
import { isNeeded } from '../../src-main/policy/permission-questions.ts';
import type { Deed } from '../../src-main/policy/permission-questions.ts';
import type { Resource } from '../../src-main/resources/resource.ts';

/** What each permission is for, as a heading of its row. */
export const DEED_WORDS: Readonly<Record<Deed, string>> = {
  who: 'Say who it is',
  'see-keys': 'See the age of its keys',
  'see-use': 'See when a key was last used',
  'see-groups': 'See groups',
  'see-rules': 'See rules',
  open: 'Open',
  close: 'Close',
  move: 'Follow an address',
  describe: 'Keep the time in descriptions true',
  tag: 'Open with tags',
};

export interface CellWords {
  readonly answer: 'Allowed' | 'Denied' | 'Cannot tell';
  /** What else there is to know, in a sentence or two; empty where the answer says all. */
  readonly more: string;
}

/** The answer to one question, in words. */
export function cellInWords({ verdict, why, opinion }: PermissionCell): CellWords {
  const reason = why ? problemInWords(why, 'nothing-changed').cause : '';
  switch (verdict.kind) {
    case 'allowed':
      return verdict.by === 'call'
        ? { answer: 'Allowed', more: '' }
        : { answer: 'Allowed', more: said(reason) };
    case 'denied': {
      const deny = verdict.explicitly
        ? 'A policy denies it: one that allows it would change nothing.'
        : '';
      const doubt =
        verdict.by === 'call' && opinion === 'allowed'
          ? 'The simulator would allow it: a resource, a session or an address may be in the way.'
          : '';
      return {
        answer: 'Denied',
        more: [verdict.by === 'simulator' ? said(reason) : '', deny, doubt]
          .filter((part) => part !== '')
          .join(' '),
      };
    }
    case 'cannot-tell':
      return { answer: 'Cannot tell', more: reason };
  }
}

/** The simulator's word as a column of its own. */
export function opinionInWords({ opinion, deed }: PermissionCell): string {
  if (opinion === undefined) return deed === 'who' ? 'not needed' : 'no opinion';
  return { allowed: 'allows', denied: 'denies', 'explicitly-denied': 'denies by a policy' }[
    opinion
  ];
}

export interface MatrixWords {
  readonly tone: 'good' | 'soon' | 'alarm';
  readonly title: string;
  readonly text: string;
}

/** All answers in one sentence, what keeps doors from opening or closing first. */
export function matrixInWords({ cells, secondOpinion }: PermissionMatrix): MatrixWords {
  const denied = cells.filter(({ verdict }) => verdict.kind === 'denied');
  const needed = denied.filter(isNeeded).length;
  const unknown = cells.filter(({ verdict }) => verdict.kind === 'cannot-tell').length;
  const text = secondOpinion
    ? 'AWS was asked by dry runs, and IAM’s simulator for a second opinion.'
    : 'AWS was asked by dry runs.';
  if (needed > 0)
    return {
      tone: 'alarm',
      title: `${counted(needed, 'needed permission')} denied${rest(denied.length - needed, unknown)}.`,
      text,
    };
  if (denied.length > 0 || unknown > 0) {
    const parts = [
      ...(denied.length > 0 ? [`${counted(denied.length, 'optional permission')} denied`] : []),
      ...(unknown > 0 ? [`${String(unknown)} could not be told`] : []),
    ];
    return { tone: 'soon', title: `${parts.join(', ')}.`, text };
  }
  return { tone: 'good', title: `All ${counted(cells.length, 'permission')} are there.`, text };
}

/** Rows that are about the same thing. */
export interface Section {
  readonly id: string;
  readonly title: string;
  readonly cells: readonly PermissionCell[];
}

/** The rows in sections: the caller, then each Region, then its groups. */
export function sectionsOf(
  { cells, caller }: PermissionMatrix,
  resources: readonly Resource[],
): readonly Section[] {
  const sections = new Map<string, PermissionCell[]>();
  for (const cell of cells) {
    const { region = '', groupId = '' } = cell;
    const id = `${region} ${groupId}`;
    sections.set(id, [...(sections.get(id) ?? []), cell]);
  }
  return [...sections].map(([id, rows]) => ({
    id,
    cells: rows,
    title: titleOf(rows[0], resources) ?? caller.arn,
  }));
}

/** The statements as they go into a policy's list: without names, which may be taken there. */
export function statementsAsText(statements: readonly PermissionStatement[]): string {
  return statements
    .map((each) => JSON.stringify({ ...each, Sid: undefined }, undefined, 2))
    .join(',\n');
}

/** AWS takes so many openings at once, and so many a second after that. */
const AT_ONCE = 49;
const PER_SECOND = 5;
/** Opening is asked with tags and without. */
const OPENINGS_PER_GROUP = 2;
const SHORT_SECONDS = 5;

/** What is under way, with the wait where it is long enough to wonder. */
export function askingInWords(groups: number): string {
  const asking = `Asking AWS about ${counted(groups, 'group')}…`;
  const seconds = Math.ceil((groups * OPENINGS_PER_GROUP - AT_ONCE) / PER_SECOND);
  if (seconds < SHORT_SECONDS) return asking;
  return `${asking} AWS takes ${String(PER_SECOND)} such questions a second: about ${counted(seconds, 'second')}.`;
}

function said(reason: string): string {
  return `So says IAM’s simulator; AWS itself did not tell. ${reason}`.trimEnd();
}

function rest(optional: number, unknown: number): string {
  const parts = [
    ...(optional > 0 ? [`${String(optional)} optional`] : []),
    ...(unknown > 0 ? [`${String(unknown)} could not be told`] : []),
  ];
  return parts.length === 0 ? '' : `, besides ${parts.join(' and ')}`;
}

function titleOf(
  cell: PermissionCell | undefined,
  resources: readonly Resource[],
): string | undefined {
  const { region, groupId } = cell ?? {};
  if (region === undefined) return undefined;
  if (groupId === undefined) return `All groups of ${region}`;
  const here = resources.filter((each) => each.groupId === groupId && each.region === region);
  const names = [...new Set(here.map(({ label }) => label))];
  return [names.join(', '), groupId, region].filter((part) => part !== '').join(' · ');
}
