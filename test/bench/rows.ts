import type { Figures, Row } from './metric.ts';
import { spread } from './statistics.ts';

/** What the app took and what its peer took, in the same run. */
export interface Compared {
  readonly ours: readonly number[];
  readonly peer: readonly number[];
}

/** At most so many times as much as the peer, by the medians. */
export function ratioRow(
  label: string,
  { ours, peer }: Compared,
  atMost: number,
  unit = 'ms',
): Row {
  const [us, them] = [figures(ours, unit), figures(peer, unit)];
  const ratio = us.median / them.median;
  return {
    label,
    ours: inWords(us),
    peer: inWords(them),
    result: `${ratio.toFixed(2)}×`,
    target: `≤ ${atMost.toFixed(2)}×`,
    within: ratio <= atMost,
    figures: { ours: us, peer: them },
  };
}

/** At most so much more than the peer, by the medians or by the slowest twentieth. */
export function moreRow(
  label: string,
  { ours, peer }: Compared,
  atMost: number,
  { unit = 'ms', at = 'median' }: { unit?: string; at?: 'median' | 'p95' } = {},
): Row {
  const [us, them] = [figures(ours, unit), figures(peer, unit)];
  const more = us[at] - them[at];
  return {
    label,
    ours: at === 'median' ? inWords(us) : `${amount(us[at])} ${unit}`,
    peer: at === 'median' ? inWords(them) : `${amount(them[at])} ${unit}`,
    result: `${more < 0 ? '−' : '+'}${amount(Math.abs(more))} ${unit}`,
    target: `≤ +${String(atMost)} ${unit}`,
    within: more <= atMost,
    figures: { ours: us, peer: them },
  };
}

/** At most so much, whatever others take. */
export function limitRow(
  label: string,
  ours: readonly number[],
  atMost: number,
  {
    unit = 'ms',
    at = 'median',
    peer,
  }: { unit?: string; at?: 'median' | 'p95'; peer?: readonly number[] } = {},
): Row {
  const us = figures(ours, unit);
  const them = peer && figures(peer, unit);
  return {
    label,
    ours: inWords(us),
    peer: them ? inWords(them) : '–',
    result: `${amount(us[at])} ${unit}`,
    target: `≤ ${String(atMost)} ${unit}`,
    within: us[at] <= atMost,
    figures: { ours: us, ...(them && { peer: them }) },
  };
}

/** A number that every run has to give: none may differ. */
export function exactlyRow(label: string, counts: readonly number[], wanted: number): Row {
  const within = counts.length > 0 && counts.every((count) => count === wanted);
  return countRow(label, counts, String(wanted), within);
}

/** A number that no run may exceed. */
export function atMostRow(label: string, counts: readonly number[], most: number): Row {
  return countRow(label, counts, `≤ ${String(most)}`, Math.max(...counts) <= most);
}

function countRow(label: string, counts: readonly number[], target: string, within: boolean): Row {
  const said = [...new Set(counts)].join(', ');
  const us = figures(counts, '');
  return { label, ours: said, peer: '–', result: said, target, within, figures: { ours: us } };
}

function figures(samples: readonly number[], unit: string): Figures {
  return { unit, ...spread(samples), samples };
}

/** `223 ms [214–237]` */
function inWords({ unit, p10, median, p90 }: Figures): string {
  return `${amount(median)} ${unit} [${amount(p10)}–${amount(p90)}]`;
}

function amount(value: number): string {
  if (Math.abs(value) < 2) return value.toFixed(2);
  return Math.abs(value) < 20 ? value.toFixed(1) : value.toFixed(0);
}
