import { describe, expect, it } from 'vitest';
import type { GuardCheckState } from '../../../src-main/leases/guard-check.ts';
import { guardCheckInWords } from '../../../src-renderer/format/guard-check-in-words.ts';

const NOW = Date.UTC(2026, 10, 22, 14);

function words(state: GuardCheckState, now = NOW) {
  const place = { account: '123456789012', region: 'eu-west-1' };
  return guardCheckInWords({ ...place, label: 'bastion', startedAt: NOW - 60_000, state }, now);
}

describe('the check of a guard in words', () => {
  it('says how long it took, and that doors are guarded now', () => {
    const { tone, text } = words({ kind: 'proved', tookMs: 34_400 });
    expect(tone).toBe('good');
    expect(text).toContain('34 seconds after the time');
  });

  it('shows how far it has come, and no further than its end', () => {
    const waiting = { kind: 'waiting', firesAt: NOW } as const;
    expect(words(waiting).progress).toEqual({ done: 60, total: 180 });
    expect(words(waiting, NOW + 600_000).progress).toEqual({ done: 180, total: 180 });
    expect(words({ kind: 'cleaning' }).progress).toBeUndefined();
  });

  it.each([
    ['the permission of the role', 'guard-failed', 'ec2:RevokeSecurityGroupIngress'],
    ['the part that is missing', 'guard-not-set-up', 'drawbridge-reaper'],
  ] as const)('names %s', (_, kind, named) => {
    const problem =
      kind === 'guard-failed'
        ? ({ kind, code: 'UnauthorizedOperation', message: 'no' } as const)
        : ({ kind, region: 'eu-west-1', part: 'role' } as const);
    const { tone, text } = words({ kind: 'failed', problem });
    expect(tone).toBe('alarm');
    expect(text).toContain(named);
  });

  it('says what to look at when nobody says why', () => {
    expect(words({ kind: 'failed' }).text).toContain('drawbridge-reaper-failures says nothing');
  });

  it('says what is left behind', () => {
    const left = { kind: 'no-network', host: 'ec2' } as const;
    expect(words({ kind: 'cancelled', left }).text).toContain('is left, which lets nobody in');
    expect(words({ kind: 'cancelled' }).text).toContain('proves nothing');
  });
});
