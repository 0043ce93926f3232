import type { Outcome } from './measure-one.ts';
import type { Metric, Row } from './metric.ts';

/** One metric with what became of it. */
export interface Measured {
  readonly metric: Metric;
  readonly outcome: Outcome;
  readonly seconds: number;
}

const HEADINGS = ['', '#', 'metric', 'Drawbridge', 'peer', 'result', 'target'] as const;

export function isWithin({ outcome }: Measured): boolean {
  return outcome.kind === 'measured' && outcome.rows.every(({ within }) => within);
}

/** One line for each row of a metric, as a table of Markdown. */
export function table(all: readonly Measured[]): string {
  const lines = [HEADINGS, ...all.flatMap(linesOf)];
  const widths = HEADINGS.map((_, at) => Math.max(...lines.map((line) => (line[at] ?? '').length)));
  const written = lines.map(
    (line) => `| ${line.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' | ')} |`,
  );
  const rule = `| ${widths.map((width) => '-'.repeat(Math.max(1, width))).join(' | ')} |`;
  return [written[0], rule, ...written.slice(1)].join('\n');
}

function linesOf({ metric, outcome }: Measured): readonly (readonly string[])[] {
  const number = metric.number === undefined ? '' : String(metric.number);
  if (outcome.kind !== 'measured') {
    const [why = ''] = outcome.why.split('\n');
    const mark = outcome.kind === 'skipped' ? '–' : '✗';
    return [[mark, number, metric.name, `${outcome.kind}: ${escaped(why)}`, '', '', '']];
  }
  return outcome.rows.map((row: Row, at) => [
    row.within ? '✓' : '✗',
    at === 0 ? number : '',
    `${metric.name}: ${row.label}`,
    ...[row.ours, row.peer, row.result, row.target],
  ]);
}

function escaped(text: string): string {
  return text.replaceAll('|', '\\|');
}

/** `bench: 21 of 22 within target; skipped: 5 (no AWS CLI v2)` */
export function verdict(all: readonly Measured[]): string {
  const within = all.filter(isWithin).length;
  const skipped = all.flatMap(({ metric, outcome }) =>
    outcome.kind === 'skipped' ? [`${String(metric.number)} (${outcome.why})`] : [],
  );
  const not = skipped.length === 0 ? '' : `; skipped: ${skipped.join(', ')}`;
  return `bench: ${String(within)} of ${String(all.length)} within target${not}`;
}

/** What each is compared with, for the page. */
export function peers(all: readonly Measured[]): string {
  return all
    .map(({ metric }) => `${String(metric.number)}. ${metric.name}: ${metric.peer}`)
    .join('\n');
}
