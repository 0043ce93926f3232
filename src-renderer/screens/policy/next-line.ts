import type { ExplainedLine } from '../../../src-main/policy/explained-lines.ts';

/** Where a key leads in a document; `undefined` for a key that leads nowhere. */
export function nextLine(
  lines: readonly ExplainedLine[],
  at: number,
  key: string,
): number | undefined {
  const last = lines.length - 1;
  switch (key) {
    case 'ArrowDown':
      return Math.min(last, at + 1);
    case 'ArrowUp':
      return Math.max(0, at - 1);
    case 'Home':
      return 0;
    case 'End':
      return last;
    case 'PageDown':
      return firstOfNext(lines, at) ?? last;
    case 'PageUp':
      return firstOfLast(lines, at);
    default:
      return undefined;
  }
}

function firstOfNext(lines: readonly ExplainedLine[], at: number): number | undefined {
  const own = lines[at]?.clause;
  const next = lines.findIndex(
    ({ clause }, index) => index > at && clause !== undefined && clause !== own,
  );
  return next < 0 ? undefined : next;
}

/** The start of the statement one is in, or of the one before when one is there already. */
function firstOfLast(lines: readonly ExplainedLine[], at: number): number {
  const own = lines.slice(0, at).findLast(({ clause }) => clause !== undefined)?.clause;
  return own === undefined ? 0 : lines.findIndex(({ clause }) => clause === own);
}
