import { describe, expect, it } from 'vitest';
import { MINUTE_MS } from '../../../src-main/kernel/clock.ts';
import { trayView } from '../../../src-main/tray/tray-view.ts';
import type { TrayItem } from '../../../src-main/tray/tray-item.ts';
import type { TrayState } from '../../../src-main/tray/tray-state.ts';
import { door, START } from '../leases/lease-samples.ts';
import { click, couldNotClose, DISAGREED, failed, leaseOf, opening } from './tray-samples.ts';
import { seen, SILENT, state, unknown, whileWorking } from './tray-samples.ts';

const MANY = Array.from({ length: 12 }, (_, index) => door(index + 1));

const STATES: Readonly<Record<string, TrayState>> = {
  'not set up': state({ identities: [], resources: [] }),
  'nothing open': state(),
  'address unknown': state({ address: { mine: SILENT } }),
  'address disputed': state({ address: { mine: DISAGREED } }),
  opening: state({ leases: [opening()] }),
  'one open': state({ leases: [leaseOf(1)] }),
  'closing soon': state({ leases: [leaseOf(1, 3)] }),
  'several open': state({ leases: [leaseOf(1), leaseOf(2, 3), whileWorking(3)], resources: MANY }),
  'in trouble': state({ leases: [couldNotClose(1), unknown(2), failed(3), leaseOf(4)] }),
  sandbox: state({ realm: 'sandbox', leases: [leaseOf(1)] }),
};

describe.each(Object.entries(STATES))('the tray, %s,', (_, of) => {
  it('is the same for the same state', () => {
    expect(trayView(structuredClone(of), START, 'UTC')).toEqual(trayView(of, START, 'UTC'));
  });

  it('stays true while the menu is open: times are absolute', () => {
    const later = START + MINUTE_MS;
    expect(trayView(of, later, 'UTC')).toEqual(trayView(of, START, 'UTC'));
    expect(seen(of).menu.join('\n')).not.toMatch(/\bin \d|\d+ (min|sec)|remaining|left\b/);
  });

  it('has one level of submenus at most', () => {
    const submenus = trayView(of, START, 'UTC').menu.filter((item) => item.kind === 'submenu');
    const nested: readonly TrayItem[] = submenus.flatMap(({ items }) => items);
    expect(nested.filter((item) => item.kind === 'submenu')).toEqual([]);
  });

  it('neither begins nor ends with a separator, and has no two in a row', () => {
    expect(`──\n${seen(of).menu.join('\n')}\n──`).not.toContain('──\n──');
  });

  it('can always be quit', () => {
    const { menu } = trayView(of, START, 'UTC');
    expect(menu.some((item) => item.kind === 'action' && item.action.kind === 'quit')).toBe(true);
  });

  it('has a tooltip that Windows shows in full', () => {
    expect(trayView(of, START, 'UTC').tooltip.length).toBeLessThan(128);
  });
});

describe('the tray in the sandbox', () => {
  it('says so on everything about doors, and can be left', () => {
    expect(seen(state({ realm: 'sandbox', leases: [leaseOf(1)] }))).toEqual({
      icon: 'dashed-open',
      tooltip: 'Sandbox: door 1 is open until 15:00',
      menu: [
        '(Sandbox: door 1 is open until 15:00)',
        'Sandbox: Close door 1',
        'Sandbox: Extend by 1 hour (to 16:00)',
        '──',
        'Sandbox: Open door 2 · SSH 22',
        'Sandbox: All resources…',
        '──',
        'Open Drawbridge',
        'Settings…',
        'Close all and quit…',
        '──',
        'Connect a real account…',
      ],
    });
  });

  it('says so with nothing open, with trouble and before setting up', () => {
    const sandbox = { realm: 'sandbox' } as const;
    expect(seen(state(sandbox)).icon).toBe('dashed-closed');
    expect(seen(state(sandbox)).menu[0]).toBe('Sandbox: Nothing open · 52.1.2.3');
    expect(seen(state({ ...sandbox, leases: [couldNotClose()] })).menu[0]).toBe(
      '(Sandbox: ⚠ door 1 is still open – could not close it)',
    );
    expect(seen(state({ ...sandbox, identities: [] })).menu).not.toContain('Try the sandbox');
  });
});

describe('a tray menu', () => {
  it('shows eight resources to open and the way to the rest', () => {
    const { menu } = seen(state({ resources: MANY }));
    const opens = menu.filter((line) => line.startsWith('Open door'));
    expect(opens).toHaveLength(8);
    expect(opens.at(-1)).toBe('Open door 8 · SSH 22');
    expect(click(state({ resources: MANY }), 'All resources…')).toEqual({
      kind: 'show',
      screen: 'resources',
    });
  });

  it('folds the resources to open into one submenu once several are open', () => {
    const { menu } = seen(state({ leases: [leaseOf(1), leaseOf(2)], resources: MANY.slice(0, 4) }));
    expect(menu.slice(-8, -4)).toEqual([
      'Open… ▸',
      '  Open door 3 · SSH 22',
      '  Open door 4 · SSH 22',
      'All resources…',
    ]);
  });

  it('lists eight of many open resources and says how many more there are', () => {
    const leases = MANY.slice(0, 9).map((_, index) => leaseOf(index + 1, 60 + index));
    const { menu } = seen(state({ leases }));
    expect(menu.filter((line) => line.startsWith('Close door'))).toHaveLength(8);
    expect(menu).toContain('1 more open…');
    expect(menu).toContain('Close all 9');
  });

  it('shows an ampersand in a label as one', () => {
    const named = door(1, { label: 'dev & test' });
    expect(seen(state({ resources: [named] })).menu).toContain('Open dev && test · SSH 22');
    const open = seen(state({ leases: [leaseOf(1, 60, { resource: named })] }));
    expect(open.menu[0]).toBe('(dev && test is open until 15:00)');
    expect(open.tooltip).toBe('Drawbridge: dev & test is open until 15:00');
  });

  it('cuts labels that would make it as wide as the screen', () => {
    const wide = door(1, { label: 'w'.repeat(60) });
    expect(seen(state({ resources: [wide] })).menu).toContain(`Open ${'w'.repeat(39)}… · SSH 22`);
  });
});
