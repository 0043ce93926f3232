import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Lease } from '../../../src-main/leases/lease.ts';
import type { Snapshot } from '../../../src-main/bridge/snapshot.ts';
import type { AppState } from '../../../src-main/disk/app-store.ts';
import { TrayIcon } from '../../../src-main/electron/tray-icon.ts';
import type { TrayIconParts } from '../../../src-main/electron/tray-icon.ts';
import type { Notifier } from '../../../src-main/electron/notifier.ts';
import { DAY_MS, MINUTE_MS } from '../../../src-main/kernel/clock.ts';
import type { AccessKeyFacts } from '../../../src-main/identities/identity.ts';
import type { Notice } from '../../../src-main/tray/notice.ts';
import { DEFAULT_SETTINGS } from '../../../src-main/settings/settings.ts';
import type { Settings } from '../../../src-main/settings/settings.ts';
import { composeSnapshot } from '../../../src-main/wiring/compose-snapshot.ts';
import { Faces } from '../../../src-main/wiring/faces.ts';
import type { FacesParts } from '../../../src-main/wiring/faces.ts';
import { Publisher } from '../../../src-main/wiring/publisher.ts';
import { settle } from '../../support/fake-clock.ts';
import { SAMPLE_IDENTITY, SAMPLE_RESOURCE } from '../../support/stored-samples.ts';
import { smallRealm } from './small-realm.ts';

const START = Date.UTC(2026, 10, 22, 14);

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** Long enough for what has changed to be shown. */
async function shown(): Promise<void> {
  await settle();
  vi.advanceTimersByTime(17);
  await settle();
}

function key(ageDays: number, more: Partial<AccessKeyFacts> = {}): AccessKeyFacts {
  return {
    accessKeyId: SAMPLE_IDENTITY.accessKeyId,
    active: true,
    createdAt: START - ageDays * DAY_MS,
    ...more,
  };
}

function setUp(
  keys: readonly AccessKeyFacts[] = [key(1)],
  leftOpen: readonly Lease[] = [],
  settings: Partial<Settings> = {},
) {
  const realm = smallRealm({ keys });
  const { running, clock } = realm;
  const notices: Notice[] = [];
  const icons: string[] = [];
  const memory: Partial<AppState> = {};
  const publisher = new Publisher((revision): Snapshot =>
    composeSnapshot({
      revision,
      running,
      now: clock.now(),
      settings: { ...DEFAULT_SETTINGS, ...settings },
      updates: { never: 'no-feed', state: { kind: 'none' } },
      reminders: {},
      sourcesFrom: 'built-in',
      startProblems: [],
      endpointOverride: undefined,
      network: {},
      onboarded: true,
      trayHost: 'shown',
      refusedShortcuts: [],
      clockAheadMs: undefined,
    }),
  );
  for (const subject of [running.leases, running.identities])
    subject.onChange(() => {
      publisher.changed();
    });
  class FakeTray {
    constructor(image: string) {
      icons.push(image);
    }
    on(): void {
      // Nobody clicks here.
    }
    setImage(image: string): void {
      icons.push(image);
    }
    setToolTip(): void {
      // Not of interest here.
    }
    setContextMenu(): void {
      // Not of interest here.
    }
  }
  const trayParts: unknown = {
    Tray: FakeTray,
    Menu: { buildFromTemplate: () => undefined },
    nativeImage: { createFromPath: (path: string) => path.replace(/.*\/|-on-.*/g, '') },
    isDark: () => false,
    // No icon rests: each change is seen at once.
    after: (_ms: number, action: () => void) => {
      action();
    },
    iconFolder: '',
    platform: 'linux',
    act: () => undefined,
  };
  const parts: unknown = {
    tray: new TrayIcon(trayParts as TrayIconParts),
    publisher,
    clock,
    leftOpen,
    notifier: { show: (notice: Notice) => notices.push(notice) } as unknown as Notifier,
    memory: { load: () => memory, change: (change: object) => Object.assign(memory, change) },
  };
  const faces = new Faces(parts as FacesParts);
  const about = (text: string) => notices.filter(({ title }) => title.includes(text));
  const pass = async (ms: number): Promise<void> => {
    await clock.advance(ms);
    await shown();
  };
  return { ...realm, faces, notices, icons, memory, about, publisher, pass };
}

async function opened(world: ReturnType<typeof setUp>, minutes: number) {
  const result = await world.running.keeper.open(SAMPLE_RESOURCE.id, { kind: 'minutes', minutes });
  if (!result.ok) throw new Error(result.error.kind);
  await shown();
  return result.value;
}

describe('the tray', () => {
  it('shows what is open, that it closes soon, and that it is closed, by time alone', async () => {
    const world = setUp();
    await opened(world, 60);
    expect(world.icons).toEqual(['closed', 'open']);
    await world.pass(55 * MINUTE_MS);
    expect(world.icons.at(-1)).toBe('soon');
    await world.pass(5 * MINUTE_MS);
    expect(world.icons.at(-1)).toBe('closed');
    expect(world.clock.waiting).toBe(0);
  });
});

describe('the warning that a door closes soon', () => {
  const warnings = ({ notices }: ReturnType<typeof setUp>) =>
    notices.filter(({ kind }) => kind === 'soon');

  it('comes once, five minutes before', async () => {
    const world = setUp();
    await opened(world, 60);
    await world.pass(55 * MINUTE_MS - 1);
    expect(warnings(world)).toEqual([]);
    await world.pass(1);
    expect(warnings(world)).toHaveLength(1);
    world.publisher.changed();
    await world.pass(4 * MINUTE_MS);
    expect(warnings(world)).toHaveLength(1);
  });

  it('comes again after an extension, for the later end', async () => {
    const world = setUp();
    const id = await opened(world, 60);
    await world.pass(56 * MINUTE_MS);
    await world.running.keeper.extend(id, 30);
    await shown();
    await world.pass(29 * MINUTE_MS);
    expect(warnings(world)).toHaveLength(2);
  });

  it('does not come for a door that was opened for five minutes', async () => {
    const world = setUp();
    await opened(world, 5);
    await world.pass(5 * MINUTE_MS);
    expect(warnings(world)).toEqual([]);
  });

  it('does not come at each end of a term that will be renewed', async () => {
    const world = setUp();
    await world.running.keeper.open(SAMPLE_RESOURCE.id, { kind: 'while-working' });
    await shown();
    for (let minute = 0; minute < 180; minute++) await world.pass(MINUTE_MS);
    expect(world.running.leases.all[0]?.state.kind).toBe('open');
    expect(warnings(world)).toEqual([]);
  });
});

describe('the reminder of an old key', () => {
  it('comes once a day', async () => {
    const world = setUp([key(97)]);
    await world.running.identities.refreshKeys();
    await shown();
    expect(world.about('97 days old')).toHaveLength(1);
    world.publisher.changed();
    await shown();
    expect(world.notices).toHaveLength(1);
    await world.pass(DAY_MS);
    world.publisher.changed();
    await shown();
    expect(world.about('98 days old')).toHaveLength(1);
    expect(world.memory.reminders?.aws?.lastAt).toBe(START + DAY_MS);
    expect(world.memory.reminders?.sandbox, 'the sandbox has its own').toBeUndefined();
  });

  it('comes by itself the next day, though nothing else happens', async () => {
    const world = setUp([key(97)]);
    await world.running.identities.refreshKeys();
    await shown();
    await world.pass(DAY_MS - 1);
    expect(world.notices).toHaveLength(1);
    await world.pass(1);
    expect(world.about('98 days old')).toHaveLength(1);
  });

  it('names the oldest of several, and none that is no longer active', async () => {
    const old = key(300, { accessKeyId: 'AKIAEXAMPLE000002222' });
    const world = setUp([key(97), old, key(900, { active: false })]);
    await world.running.identities.refreshKeys();
    await shown();
    expect(world.notices.map(({ title }) => title)).toEqual([expect.stringContaining('AKIA…2222')]);
  });

  it('does not come for young keys, or for old ones that are not active', async () => {
    const world = setUp([key(74), key(900, { active: false })]);
    await world.running.identities.refreshKeys();
    await shown();
    expect(world.notices).toEqual([]);
    expect(world.memory.reminders).toBeUndefined();
  });
});

describe('notices that are switched off', () => {
  it('are not shown, while a door that could not be closed is told all the same', async () => {
    const world = setUp([key(97)], [], {
      notifyOpened: false,
      notifySoon: false,
      notifyClosed: false,
      notifyKeys: false,
    });
    await world.running.identities.refreshKeys();
    await opened(world, 60);
    await world.pass(55 * MINUTE_MS);
    expect(world.notices).toEqual([]);
    world.cloud.failNext('close', {
      problem: { kind: 'not-allowed', action: 'ec2:RevokeSecurityGroupIngress', resource: 'sg-1' },
    });
    await world.pass(5 * MINUTE_MS);
    expect(world.notices.map(({ kind }) => kind)).toEqual(['could-not-close']);
  });
});
