import { describe, expect, it } from 'vitest';
import { MINUTE_MS } from '../../../src-main/kernel/clock.ts';
import { door, START } from '../leases/lease-samples.ts';
import { click, DISAGREED, leaseOf, opening, seen, SILENT } from './tray-samples.ts';
import { state, whileWorking } from './tray-samples.ts';

const APP = ['──', 'Open Drawbridge', 'Settings…', 'Quit'];
const APP_OPEN = ['──', 'Open Drawbridge', 'Settings…', 'Close all and quit…'];

describe('the tray before anything is open', () => {
  it('offers to set up, or to try the sandbox, when there is no key yet', () => {
    expect(seen(state({ identities: [], resources: [], address: {} }))).toEqual({
      icon: 'closed',
      tooltip: 'Drawbridge: not set up',
      menu: ['(Not set up yet)', 'Set up…', 'Try the sandbox', '──', 'Quit'],
    });
  });

  it('shows my address and opens a resource with one click', () => {
    expect(seen(state())).toEqual({
      icon: 'closed',
      tooltip: 'Drawbridge: nothing open · your address 52.1.2.3',
      menu: [
        'Nothing open · 52.1.2.3',
        '──',
        'Open door 1 · SSH 22',
        'Open door 2 · SSH 22',
        'All resources…',
        ...APP,
      ],
    });
  });

  it('opens the resource that is clicked and copies the address that is clicked', () => {
    expect(click(state(), 'Open door 2 · SSH 22')).toEqual({ kind: 'open', resourceId: 'door2' });
    expect(click(state(), 'Nothing open · 52.1.2.3')).toEqual({
      kind: 'copyAddress',
      text: '52.1.2.3',
    });
  });

  it('offers to add a resource when there is none', () => {
    expect(seen(state({ resources: [] })).menu).toEqual([
      'Nothing open · 52.1.2.3',
      '──',
      'Add a resource…',
      ...APP,
    ]);
  });

  it('says that it is finding the address', () => {
    const { icon, tooltip, menu } = seen(state({ address: {} }));
    expect(icon).toBe('closed');
    expect(tooltip).toBe('Drawbridge: nothing open · finding your address…');
    expect(menu[0]).toBe('(Nothing open · finding your address…)');
  });

  it('draws a dashed gate when no service says the address', () => {
    const { icon, tooltip, menu } = seen(state({ address: { mine: SILENT } }));
    expect(icon).toBe('dashed-closed');
    expect(tooltip).toBe('Drawbridge: nothing open · your address is not known');
    expect(menu.slice(0, 4)).toEqual([
      '(Your address is not known)',
      'Choose your address…',
      '──',
      '(Nothing open)',
    ]);
  });

  it('asks for a choice when services see different addresses', () => {
    const { icon, tooltip, menu } = seen(state({ address: { mine: DISAGREED } }));
    expect(icon).toBe('attention');
    expect(tooltip).toBe('Drawbridge: Services see different addresses · nothing open');
    expect(menu.slice(0, 2)).toEqual([
      '(⚠ Services see different addresses)',
      'Choose your address…',
    ]);
  });
});

describe('the tray while something is open', () => {
  it('shows an opening at work and does not offer to open it again', () => {
    expect(seen(state({ leases: [opening()] }))).toEqual({
      icon: 'working',
      tooltip: 'Drawbridge: Opening door 1…',
      menu: ['(Opening door 1…)', '──', 'Open door 2 · SSH 22', 'All resources…', ...APP_OPEN],
    });
  });

  it('offers to close or extend what is open', () => {
    expect(seen(state({ leases: [leaseOf(1)] }))).toEqual({
      icon: 'open',
      tooltip: 'Drawbridge: door 1 is open until 15:00',
      menu: [
        '(door 1 is open until 15:00)',
        'Close door 1',
        'Extend by 1 hour (to 16:00)',
        '──',
        'Open door 2 · SSH 22',
        'All resources…',
        ...APP_OPEN,
      ],
    });
  });

  it('offers the command that leads there once its host is known, and only for one door', () => {
    const connection = { host: 'bastion.example.com' };
    const known = [door(1, { connection }), door(2, { connection })];
    const one = state({ leases: [leaseOf(1)], resources: known });
    expect(seen(one).menu.slice(2, 4)).toEqual(['Extend by 1 hour (to 16:00)', 'Copy SSH command']);
    expect(click(one, 'Copy SSH command')).toEqual({ kind: 'copyCommand', resourceId: 'door1' });
    const two = state({ leases: [leaseOf(1), leaseOf(2)], resources: known });
    expect(seen(two).menu.join()).not.toContain('Copy');
  });

  it('closes and extends the lease that is meant', () => {
    const open = state({ leases: [leaseOf(1)] });
    expect(click(open, 'Close door 1')).toEqual({ kind: 'close', leaseId: 'lease1' });
    expect(click(open, 'Extend by 1 hour (to 16:00)')).toEqual({
      kind: 'extend',
      leaseId: 'lease1',
      minutes: 60,
    });
    expect(click(open, 'Close all and quit…')).toEqual({ kind: 'quit' });
  });

  it('says of work leases that they follow the work, and their latest end', () => {
    const { icon, tooltip } = seen(state({ leases: [whileWorking()] }));
    expect(icon).toBe('open');
    expect(tooltip).toBe('Drawbridge: door 1 is open while you work, 23:00 at the latest');
  });

  it('keeps a work lease unhurried when only its term is near', () => {
    expect(seen(state({ leases: [whileWorking()] }), START + 29 * MINUTE_MS).icon).toBe('open');
  });

  it('lists several by their end and closes them one by one or all at once', () => {
    const leases = [leaseOf(2, 90), leaseOf(1), whileWorking(3)];
    expect(seen(state({ leases }))).toEqual({
      icon: 'open',
      tooltip: 'Drawbridge: 3 open · next closes 15:00',
      menu: [
        '(3 open · next closes 15:00)',
        'Close all 3',
        '──',
        'Close door 1 (15:00)',
        'Close door 2 (15:30)',
        'Close door 3 (while you work)',
        '──',
        'All resources…',
        ...APP_OPEN,
      ],
    });
  });

  it('puts extending first when the end is near', () => {
    expect(seen(state({ leases: [leaseOf(1)] }), START + 55 * MINUTE_MS)).toEqual({
      icon: 'soon',
      tooltip: 'Drawbridge: door 1 closes at 15:00',
      menu: [
        '(door 1 closes at 15:00)',
        'Extend door 1 by 1 hour (to 16:00)',
        'Close door 1',
        '──',
        'Open door 2 · SSH 22',
        'All resources…',
        ...APP_OPEN,
      ],
    });
  });

  it('hurries five minutes before the end and not earlier', () => {
    const open = state({ leases: [leaseOf(1)] });
    expect(seen(open, START + 55 * MINUTE_MS - 1).icon).toBe('open');
    expect(seen(open, START + 55 * MINUTE_MS).icon).toBe('soon');
  });

  it('draws an open dashed gate while offline', () => {
    const { icon } = seen(state({ leases: [leaseOf(1)], address: { mine: SILENT } }));
    expect(icon).toBe('dashed-open');
  });
});
