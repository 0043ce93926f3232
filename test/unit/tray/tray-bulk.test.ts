import { describe, expect, it } from 'vitest';
import type { BulkProgress } from '../../../src-main/leases/bulk.ts';
import type { TrayState } from '../../../src-main/tray/tray-state.ts';
import { START } from '../leases/lease-samples.ts';
import { click, couldNotClose, leaseOf, opening, seen, state } from './tray-samples.ts';

function during(more: Partial<BulkProgress> = {}, of: Partial<TrayState> = {}): TrayState {
  const times = { startedAt: START, expectedAt: START + 50_000 };
  const counts = { total: 300, done: 120, failed: 0, opened: [] };
  return state({
    leases: [leaseOf(1), opening(2)],
    bulk: { kind: 'opening', state: 'running', ...counts, ...times, ...more },
    ...of,
  });
}

const APP = ['All resources…', '──', 'Open Drawbridge', 'Settings…', 'Close all and quit…'];

describe('the tray while many are opened', () => {
  it('shows one line for all of them, and the way to stop', () => {
    expect(seen(during())).toEqual({
      icon: 'working',
      tooltip: 'Drawbridge: Opening 120 of 300… · door 1 is open until 15:00',
      menu: ['(Opening 120 of 300…)', 'Stop opening', 'Close all', '──', ...APP],
    });
    expect(click(during(), 'Stop opening')).toEqual({ kind: 'bulkStop' });
  });

  it('counts in steps, so that an open menu is not replaced at each of them', () => {
    const leases = [leaseOf(1), leaseOf(2)];
    expect(seen(during({ done: 134 })).menu).toEqual(seen(during()).menu);
    expect(seen(during({}, { leases })).menu).toEqual(seen(during()).menu);
    expect(seen(during({ done: 135 })).menu[0]).toBe('(Opening 135 of 300…)');
  });

  it('is at work all the while, also between two of them', () => {
    expect(seen(during({}, { leases: [leaseOf(1)] })).icon).toBe('working');
  });

  it('says that it is stopping, and cannot be stopped twice', () => {
    const { menu } = seen(during({ state: 'stopping' }));
    expect(menu[0]).toBe('(Stopping: opening no more…)');
    expect(menu).not.toContain('Stop opening');
  });

  it('still says first what needs the person', () => {
    const { icon, menu } = seen(during({}, { leases: [leaseOf(1), couldNotClose(2)] }));
    expect(icon).toBe('attention');
    expect(menu[0]).toBe('(⚠ door 2 is still open – could not close it)');
    expect(menu).toContain('(Opening 120 of 300…)');
  });

  it('shows the leases again once it is over, and one by one when they are few', () => {
    expect(seen(during({ state: 'stopped' })).menu).toContain('(Opening door 2…)');
    expect(seen(during({ total: 2, done: 1 })).menu).toContain('(Opening door 2…)');
  });

  it('says so in the sandbox, too', () => {
    expect(seen(during({}, { realm: 'sandbox' })).menu[0]).toBe('(Sandbox: Opening 120 of 300…)');
  });
});

describe('the tray while many are closed', () => {
  it('shows how far it is, and nothing to stop', () => {
    const { menu } = seen(during({ kind: 'closing' }));
    expect(menu.slice(0, 2)).toEqual(['(Closing 120 of 300…)', '──']);
  });
});
