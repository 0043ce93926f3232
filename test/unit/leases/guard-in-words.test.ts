import { describe, expect, it } from 'vitest';
import { HOUR_MS } from '../../../src-main/kernel/clock.ts';
import { guardInWords } from '../../../src-main/leases/guard-in-words.ts';
import { lease, START } from './lease-samples.ts';

const guard = { at: START + HOUR_MS + 60_000, schedules: [] };
const words = (more: Parameters<typeof lease>[0]) => guardInWords(lease(more), START, 'UTC');

describe('whether a door is guarded, in words', () => {
  it('says when AWS closes it', () => {
    expect(words({ guard })).toBe('AWS closes it at 15:01 even if this computer is off');
    const tomorrow = { ...guard, at: START + 12 * HOUR_MS };
    expect(words({ guard: tomorrow })).toBe(
      'AWS closes it tomorrow 02:00 even if this computer is off',
    );
  });

  it('says why AWS does not, though it should', () => {
    const unguarded = { kind: 'guard-not-set-up', region: 'eu-west-1', part: 'role' } as const;
    expect(words({ unguarded })).toBe('Not guarded: The guard is not set up');
    expect(words({ guard, unguarded })).toBe('Not guarded: The guard is not set up');
  });

  it('says that it is not yet while it is being set', () => {
    expect(words({ guard, unguarded: { kind: 'outcome-unknown', cause: 'being set' } })).toBe(
      'Not guarded yet',
    );
  });

  it('says nothing where no guard is on, nor of what is closed', () => {
    expect(words({})).toBeUndefined();
    const state = { kind: 'closing', reason: 'asked', since: START } as const;
    expect(words({ guard, state })).toBeUndefined();
  });
});
