import { describe, expect, it } from 'vitest';
import { bestMatches, MOST_SHOWN } from '../../../../../src-renderer/shell/command-list/match.ts';

const entries = (...labels: readonly string[]) => labels.map((label) => ({ label }));
const found = (search: string, ...labels: readonly string[]) =>
  bestMatches(entries(...labels), search).map(({ label }) => label);

describe('what the command list finds', () => {
  it('is everything in its own order before anything is typed', () => {
    expect(found('  ', 'Settings', 'Activity')).toEqual(['Settings', 'Activity']);
  });

  it('has every word, wherever it stands and however it is written', () => {
    expect(
      found('open BAST', 'Open bastion-prod', 'Open staging-db', 'Close bastion-prod'),
    ).toEqual(['Open bastion-prod']);
    expect(found('prod open', 'Open bastion-prod')).toEqual(['Open bastion-prod']);
    expect(found('open nothing', 'Open bastion-prod')).toEqual([]);
  });

  it('is better at the start, then at the start of a word, then within, then as loose letters', () => {
    expect(
      found('pro', 'Open reproduce', 'Open p-r-o', 'Open bastion-prod', 'Problem list'),
    ).toEqual(['Problem list', 'Open bastion-prod', 'Open reproduce', 'Open p-r-o']);
  });

  it('takes letters in order for a word, but not a single one', () => {
    expect(found('bprod', 'Open bastion-prod')).toEqual(['Open bastion-prod']);
    expect(found('z', 'Open bastion-prod')).toEqual([]);
  });

  it('finds other words for it too, after the label', () => {
    const both = [
      { label: 'Settings', also: 'theme activity' },
      { label: 'Activity', also: 'log' },
    ];
    expect(bestMatches(both, 'activity').map(({ label }) => label)).toEqual([
      'Activity',
      'Settings',
    ]);
  });

  it('keeps equals in their order, and shows no more than anyone reads', () => {
    const many = Array.from({ length: 1_000 }, (_, index) => `Open host-${String(index)}`);
    expect(found('host', ...many)).toEqual(many.slice(0, MOST_SHOWN));
    expect(found('', ...many)).toHaveLength(MOST_SHOWN);
    expect(found('host-999', ...many)).toEqual(['Open host-999']);
  });
});
