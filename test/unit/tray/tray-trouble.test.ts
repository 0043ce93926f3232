import { describe, expect, it } from 'vitest';
import { HERE, THERE } from '../leases/lease-samples.ts';
import { click, couldNotClose, failed, leaseOf, NOT_ALLOWED } from './tray-samples.ts';
import { opening, seen, state, unknown } from './tray-samples.ts';

const APP_OPEN = ['──', 'Open Drawbridge', 'Settings…', 'Close all and quit…'];
const REST = ['──', 'Open door 2 · SSH 22', 'All resources…', ...APP_OPEN];

describe('the tray when something went wrong', () => {
  it('says first that a door is still open, and tries again on a click', () => {
    const stuck = state({ leases: [couldNotClose()] });
    expect(seen(stuck)).toEqual({
      icon: 'attention',
      tooltip: 'Drawbridge: door 1 is still open – could not close it',
      menu: [
        '(⚠ door 1 is still open – could not close it)',
        'Try again',
        'Show the policy you need…',
        'Show details…',
        ...REST,
      ],
    });
    expect(click(stuck, 'Try again')).toEqual({ kind: 'close', leaseId: 'lease1' });
    expect(click(stuck, 'Show details…')).toEqual({ kind: 'show', screen: 'lease/lease1' });
  });

  it('admits what it does not know, and offers to close it', () => {
    expect(seen(state({ leases: [unknown()] }))).toEqual({
      icon: 'attention',
      tooltip: 'Drawbridge: Not known since 14:00 whether door 1 is open',
      menu: [
        '(⚠ Not known since 14:00 whether door 1 is open)',
        'Close door 1',
        'Show details…',
        ...REST,
      ],
    });
  });

  it('tries again to close when closing is what is not known', () => {
    const { menu } = seen(state({ leases: [unknown(1, 'closed')] }));
    expect(menu.slice(0, 2)).toEqual([
      '(⚠ Not known since 14:00 whether door 1 is closed)',
      'Try again',
    ]);
  });

  it('names the reason of a failed opening, and stays closed', () => {
    expect(seen(state({ leases: [failed()] }))).toEqual({
      icon: 'closed',
      tooltip: 'Drawbridge: nothing open · your address 52.1.2.3',
      menu: [
        '(⚠ door 1 could not be opened: Not allowed by AWS)',
        'Show the policy you need…',
        'Show details…',
        '──',
        'Nothing open · 52.1.2.3',
        '──',
        'Open door 1 · SSH 22',
        'Open door 2 · SSH 22',
        'All resources…',
        '──',
        'Open Drawbridge',
        'Settings…',
        'Quit',
      ],
    });
  });

  it('says that an open door misses the new address', () => {
    const left = leaseOf(1, 60, { sources: [THERE], trouble: NOT_ALLOWED });
    const { icon, menu } = seen(state({ leases: [left] }));
    expect(left.grants[0]?.source).toBe(HERE);
    expect(icon).toBe('attention');
    expect(menu[0]).toBe('(⚠ door 1 does not let your new address in)');
    expect(menu).toContain('Close door 1');
  });

  it('mentions a trouble that costs nothing without alarming', () => {
    const slow = leaseOf(1, 60, { trouble: { kind: 'throttled' } });
    const { icon, menu } = seen(state({ leases: [slow] }));
    expect(icon).toBe('open');
    expect(menu[0]).toBe('(door 1: AWS asks to slow down)');
  });

  it('is calm where somebody took one of several rules away: nobody moved', () => {
    const part = leaseOf(1, 60, {
      sources: [HERE, THERE],
      trouble: { kind: 'rule-removed', ruleId: 'sgr-00000000000000002' },
    });
    const { icon, menu } = seen(state({ leases: [part] }));
    expect(icon).toBe('open');
    expect(menu[0]).toBe('(door 1: A rule was removed by somebody)');
  });

  it('shows the worst first and counts what does not fit', () => {
    const leases = [failed(1), unknown(2), couldNotClose(3), couldNotClose(4), failed(5)];
    const { menu } = seen(state({ leases }));
    expect(menu.slice(0, 9)).toEqual([
      '(⚠ door 3 is still open – could not close it)',
      '(⚠ door 4 is still open – could not close it)',
      '(⚠ Not known since 14:00 whether door 2 is open)',
      '(⚠ and 2 more)',
      'Try again to close door 3',
      'Try again to close door 4',
      'Close door 2',
      'Show the policy you need…',
      'Show details…',
    ]);
    expect(click(state({ leases }), 'Show details…')).toEqual({
      kind: 'show',
      screen: 'resources',
    });
  });

  it('tells the trouble before the work and the work before what is open', () => {
    const leases = [leaseOf(1), opening(2), couldNotClose(3)];
    const { icon, tooltip } = seen(state({ leases }));
    expect(icon).toBe('attention');
    expect(tooltip).toBe('Drawbridge: door 3 is still open – could not close it · Opening door 2…');
    expect(seen(state({ leases: leases.slice(0, 2) })).icon).toBe('working');
  });
});
