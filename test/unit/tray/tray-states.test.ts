import type Electron from 'electron';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { trayTemplate } from '../../../src-main/electron/tray-template.ts';
import { MINUTE_MS } from '../../../src-main/kernel/clock.ts';
import { trayIconFile } from '../../../src-main/tray/tray-icon-file.ts';
import type { TrayAction, TrayItem } from '../../../src-main/tray/tray-item.ts';
import type { TrayState } from '../../../src-main/tray/tray-state.ts';
import { trayView } from '../../../src-main/tray/tray-view.ts';
import { START, THERE, door } from '../leases/lease-samples.ts';
import {
  click,
  couldNotClose,
  DISAGREED,
  failed,
  KNOWN,
  leaseOf,
  opening,
} from './tray-samples.ts';
import { SILENT, state, unknown, whileWorking } from './tray-samples.ts';
import { STATES } from './tray-states.ts';

type Entry = Electron.MenuItemConstructorOptions;
const PLATFORMS = ['linux', 'darwin', 'win32'] as const;

/** What the system is given: a line an entry, what cannot be clicked in brackets. */
function lines(template: readonly Entry[]): readonly string[] {
  return template.flatMap(({ type, label = '', enabled, submenu }) => {
    if (type === 'separator') return ['──'];
    if (Array.isArray(submenu))
      return [`${label} ▸`, ...lines(submenu).map((line) => `    ${line}`)];
    return [enabled === false ? `(${label})` : label];
  });
}

function templateOf(of: TrayState, now = START): Entry[] {
  return trayTemplate(trayView(of, now, 'UTC').menu, () => undefined);
}

describe.each(STATES)('the tray in state $name', ({ of, now = START }) => {
  it.each(PLATFORMS)('looks like this on %s', (platform) => {
    const { icon, tooltip } = trayView(of, now, 'UTC');
    const file = trayIconFile(icon, platform, true);
    expect([file, tooltip, ...lines(templateOf(of, now))].join('\n')).toMatchSnapshot();
  });
});

describe('the way out of each state', () => {
  const named = (name: string): TrayState => {
    const found = STATES.find((sample) => sample.name === name);
    if (!found) throw new Error(name);
    return found.of;
  };

  it.each([
    ['S7 sign-in ended', 'Sign in…', { kind: 'show', screen: 'access-keys' }],
    ['S7 a code is waited for', 'Enter a code…', { kind: 'show', screen: 'access-keys' }],
    ['S8 left behind', 'Close all 2', { kind: 'closeAll' }],
    ['S8 alternating', 'Choose your address…', { kind: 'show', screen: 'resources' }],
    ['S9 offline, one open', 'Close door 1 when back online', { kind: 'close', leaseId: 'lease1' }],
    ['S11 sandbox', 'Connect a real account…', { kind: 'leaveSandbox' }],
    ['S12 no permission', 'Show the policy you need…', { kind: 'show', screen: 'policy' }],
    ['S13 update ready', 'Restart to update to 1.4', { kind: 'restart' }],
  ] as const)('%s: %s', (name, label, action) => {
    expect(click(named(name), label)).toEqual(action);
  });

  it('has every state S0 to S13', () => {
    const numbers = new Set(STATES.map(({ name }) => name.split(' ')[0]));
    expect([...numbers]).toEqual(Array.from({ length: 14 }, (_, index) => `S${String(index)}`));
  });
});

/** Words people use, with everything a menu could stumble over. */
const label = fc.oneof(
  fc.constantFrom('dev & test', 'a&b', '&&', 'bastion-prod', 'w'.repeat(60), 'Ü & 漢字'),
  fc.string({ minLength: 1, maxLength: 60 }),
);

const lease = fc
  .tuple(
    fc.integer({ min: 1, max: 9 }),
    fc.integer({ min: 10, max: 600 }),
    label,
    fc.constantFrom('open', 'opening', 'could-not-close', 'unknown', 'failed', 'working', 'moving'),
  )
  .map(([number, minutes, name, kind]) => {
    const made = {
      open: () => leaseOf(number, minutes),
      opening: () => opening(number),
      'could-not-close': () => couldNotClose(number),
      unknown: () => unknown(number),
      failed: () => failed(number),
      working: () => whileWorking(number),
      moving: () =>
        leaseOf(number, minutes, {
          sources: [THERE],
          state: { kind: 'renewing', termEnd: START + minutes * MINUTE_MS, since: START },
        }),
    }[kind]();
    return { ...made, resource: { ...made.resource, label: name } };
  });

const trayState: fc.Arbitrary<TrayState> = fc
  .record({
    realm: fc.constantFrom('aws' as const, 'sandbox' as const),
    leases: fc.uniqueArray(lease, { maxLength: 9, selector: ({ id }) => id }),
    labels: fc.array(label, { maxLength: 20 }),
    mine: fc.constantFrom(KNOWN, SILENT, DISAGREED),
    vpn: fc.option(fc.constantFrom('tun0', 'wg&0'), { nil: undefined }),
    offline: fc.boolean(),
    toggle: fc.boolean(),
    update: fc.boolean(),
    question: fc.boolean(),
  })
  .map(({ realm, leases, labels, mine, vpn, offline, toggle, update, question }) =>
    state({
      realm,
      leases,
      identities: [{ maskedKeyId: 'AKIA…7Q2A', ...(question && { question: 'open' as const }) }],
      resources: labels.map((name, index) => door(index + 20, { label: name })),
      address: { mine, network: vpn === undefined ? {} : { vpn } },
      ...(offline && { offline: true as const }),
      ...(toggle && { settings: { trayClick: 'toggle' as const } }),
      ...(update && { updateReady: '1.4' }),
    }),
  );

function flat(items: readonly TrayItem[]): readonly TrayItem[] {
  return items.flatMap((item) => (item.kind === 'submenu' ? [item, ...flat(item.items)] : [item]));
}

/** Holds for whatever the tray may have to show. */
function always(holds: (of: TrayState) => void): void {
  fc.assert(fc.property(trayState, holds), { numRuns: 300 });
}

describe('whatever there is to show, the tray', () => {
  it('doubles every & of a label, and no entry is without one', () => {
    always((of) => {
      for (const item of flat(trayView(of, START, 'UTC').menu)) {
        if (item.kind === 'separator') continue;
        expect(item.label.replaceAll('&&', '')).not.toContain('&');
        expect(item.label.trim()).not.toBe('');
      }
    });
  });

  it('is the same half a minute later: nothing counts down in it', () => {
    always((of) => {
      expect(trayView(of, START + MINUTE_MS / 2, 'UTC')).toEqual(trayView(of, START, 'UTC'));
    });
  });

  it('offers eight resources at most, and has one level of submenus', () => {
    always((of) => {
      const { menu } = trayView(of, START, 'UTC');
      const opens = flat(menu).filter(
        (item) => item.kind === 'action' && item.action.kind === 'open',
      );
      expect(opens.length).toBeLessThanOrEqual(8);
      for (const item of menu)
        if (item.kind === 'submenu')
          expect(item.items.every(({ kind }) => kind === 'action')).toBe(true);
    });
  });

  it('begins with how things are, and that can at most be copied', () => {
    always((of) => {
      const [first] = trayView(of, START, 'UTC').menu;
      const copies = first?.kind === 'action' && first.action.kind === 'copyAddress';
      expect(first?.kind === 'note' || copies).toBe(true);
    });
  });

  it('has a tooltip that Windows shows in full, and that says where it comes from', () => {
    always((of) => {
      const { tooltip } = trayView(of, START, 'UTC');
      expect(tooltip.length).toBeLessThanOrEqual(127);
      expect(tooltip).toMatch(of.realm === 'sandbox' ? /^Sandbox: ./ : /^Drawbridge: ./);
    });
  });

  it('can be left, and in the sandbox says so on everything about doors', () => {
    always((of) => {
      const items = flat(trayView(of, START, 'UTC').menu);
      expect(items.some((item) => item.kind === 'action' && item.action.kind === 'quit')).toBe(
        true,
      );
      const deeds: readonly TrayAction['kind'][] = ['open', 'extend', 'close', 'closeAll'];
      for (const item of items)
        if (item.kind === 'action' && deeds.includes(item.action.kind))
          expect(item.label.startsWith('Sandbox: ')).toBe(of.realm === 'sandbox');
    });
  });

  it('never calls an open door closed: the icon shows that something is open, or more', () => {
    always((of) => {
      const open = of.leases.some(({ state: { kind } }) => kind === 'open');
      if (open) expect(trayView(of, START, 'UTC').icon).not.toMatch(/closed$/);
      else expect(trayView(of, START, 'UTC').icon).not.toMatch(/^open$|^dashed-open$/);
    });
  });
});
