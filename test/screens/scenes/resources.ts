import type { Snapshot } from '../../../src-main/bridge/snapshot.ts';
import type { LeaseId } from '../../../src-main/leases/lease.ts';
import type { BulkProgress } from '../../../src-main/leases/bulk.ts';
import { pending } from '../support/stand-in.ts';
import { door, DOORS, LONG_LABEL, manyDoors, SSH } from '../fixtures/doors.ts';
import { HERE, lease, MIXED, OPEN } from '../fixtures/leases.ts';
import { EVERYBODY, OVERDUE, PROFILE } from '../fixtures/people.ts';
import { EVERY_DAY } from '../fixtures/snapshots.ts';
import { NOW } from '../fixtures/times.ts';
import type { Actor, Scene } from '../scene.ts';

const BULK: BulkProgress = {
  kind: 'opening',
  total: 40,
  done: 17,
  failed: 2,
  state: 'running',
  startedAt: NOW - 4_000,
  expectedAt: NOW + 5_000,
  opened: ['lease-a' as LeaseId, 'lease-b' as LeaseId],
};

async function type({ page }: Actor, text: string): Promise<void> {
  await page.getByRole('searchbox').first().fill(text);
}

async function click({ page }: Actor, name: RegExp): Promise<void> {
  await page.getByRole('button', { name }).first().click();
}

async function select({ page }: Actor, count: number): Promise<void> {
  const boxes = page.getByRole('checkbox', { name: /^Select (?!all)/ });
  for (let index = 0; index < count; index += 1) await boxes.nth(index).check();
}

/** Doors of one person in three accounts. */
const OF_THREE: Snapshot = {
  ...EVERY_DAY,
  identities: EVERYBODY,
  resources: DOORS.map((each, index) => {
    const owner = [undefined, OVERDUE, PROFILE][index % 3];
    return owner ? { ...each, identityId: owner.id } : each;
  }),
};

export const RESOURCES_SCENES: readonly Scene[] = [
  {
    name: 'resources',
    hash: '#resources',
    snapshot: EVERY_DAY,
    narrow: true,
    readme: { file: 'resources.png', look: 'light', height: 620 },
  },
  {
    name: 'resources-dark',
    hash: '#resources',
    snapshot: { ...EVERY_DAY, leases: MIXED },
    readme: { file: 'dark.png', look: 'dark', height: 620 },
  },
  {
    name: 'resources-none',
    hash: '#resources',
    snapshot: { ...EVERY_DAY, resources: [], leases: [] },
  },
  {
    name: 'resources-in-every-state',
    hash: '#resources',
    snapshot: { ...EVERY_DAY, leases: MIXED },
    narrow: true,
  },
  {
    name: 'resources-trouble-unfolded',
    hash: '#resources',
    snapshot: { ...EVERY_DAY, leases: MIXED },
    act: async (actor) => {
      for (const button of await actor.page.getByRole('button', { name: /^(Why\?|Note) / }).all())
        await button.click();
    },
    narrow: true,
  },
  {
    name: 'resources-refused',
    hash: '#resources',
    snapshot: { ...EVERY_DAY, leases: [] },
    answers: {
      'lease.open': () => ({
        ok: false,
        error: { kind: 'group-full', groupId: 'sg-0a1b2c3d4e5f60701', family: 'ipv4' },
      }),
    },
    act: (actor) => click(actor, /^Open Bastion for 1 h/),
  },
  {
    name: 'resources-opening',
    hash: '#resources',
    snapshot: { ...EVERY_DAY, leases: [] },
    answers: { 'lease.open': pending },
    act: (actor) => click(actor, /^Open Bastion for 1 h/),
  },
  {
    name: 'resources-thousand',
    hash: '#resources',
    snapshot: { ...EVERY_DAY, resources: manyDoors(1_000), leases: [] },
    tab: 'held',
  },
  {
    name: 'resources-filtered-to-nothing',
    hash: '#resources',
    snapshot: EVERY_DAY,
    act: (actor) => type(actor, 'no such door'),
  },
  {
    name: 'resources-duration-menu',
    hash: '#resources',
    snapshot: { ...EVERY_DAY, leases: [] },
    act: (actor) => click(actor, /^Open Bastion for another time/),
    tab: 'held',
  },
  {
    name: 'resources-row-menu',
    hash: '#resources',
    snapshot: EVERY_DAY,
    act: (actor) => click(actor, /^More for Bastion/),
    tab: 'held',
  },
  {
    name: 'resources-open-until-dialog',
    hash: '#resources',
    snapshot: { ...EVERY_DAY, leases: [] },
    act: async (actor) => {
      await click(actor, /^Open Bastion for another time/);
      await actor.page.getByRole('menuitem', { name: 'Until a time…' }).click();
    },
  },
  {
    name: 'resources-remove-dialog',
    hash: '#resources',
    snapshot: EVERY_DAY,
    act: async (actor) => {
      await click(actor, /^More for Orders database/);
      await actor.page.getByRole('menuitem', { name: 'Remove…' }).click();
    },
    narrow: true,
  },
  {
    name: 'resources-selected',
    hash: '#resources',
    snapshot: OF_THREE,
    act: (actor) => select(actor, 4),
    narrow: true,
  },
  {
    name: 'resources-open-many-dialog',
    hash: '#resources',
    snapshot: OF_THREE,
    act: async (actor) => {
      await actor.page.getByRole('checkbox', { name: /^Select all/ }).check();
      await click(actor, /^Open \d+…/);
      await actor.page.getByRole('dialog').waitFor();
    },
    narrow: true,
  },
  {
    name: 'resources-closing-many',
    hash: '#resources',
    snapshot: { ...EVERY_DAY, bulk: { ...BULK, kind: 'closing', opened: [] } },
  },
  {
    name: 'resources-filtered',
    hash: '#resources',
    snapshot: OF_THREE,
    act: async ({ page }) => {
      await page.getByText(/^Closed \d+$/).click();
      await page.getByRole('combobox', { name: 'Identity' }).selectOption(OVERDUE.id);
    },
    narrow: true,
  },
  {
    name: 'resources-favourites',
    hash: '#resources',
    snapshot: EVERY_DAY,
    act: (actor) => click(actor, /^Favourites$/),
  },
  {
    name: 'resources-bulk-running',
    hash: '#resources',
    snapshot: { ...EVERY_DAY, bulk: BULK },
    narrow: true,
  },
  {
    name: 'resources-bulk-stopped',
    hash: '#resources',
    snapshot: { ...EVERY_DAY, bulk: { ...BULK, state: 'stopped' } },
  },
  {
    name: 'resources-bulk-failed',
    hash: '#resources',
    snapshot: { ...EVERY_DAY, bulk: { ...BULK, state: 'finished', done: 40 } },
  },
  {
    name: 'resources-of-three-accounts',
    hash: '#resources',
    snapshot: OF_THREE,
    narrow: true,
  },
  {
    name: 'resources-with-long-names',
    hash: '#resources',
    snapshot: {
      ...EVERY_DAY,
      resources: ['A', 'B', 'C'].map((end) => door(`${LONG_LABEL.slice(0, 58)} ${end}`, [SSH])),
      leases: [],
    },
    narrow: true,
  },
  {
    name: 'resources-open-elsewhere',
    hash: '#resources',
    snapshot: {
      ...EVERY_DAY,
      leases: [OPEN, lease(DOORS[1] ?? OPEN.resource, 4)],
      elsewhere: ['ana-laptop', undefined].map((host, index) => ({
        ruleId:
          `sgr-0e15e0000000000${String(index)}` as Scene['snapshot']['elsewhere'][number]['ruleId'],
        label: DOORS[index]?.label ?? '',
        ports: SSH,
        source: HERE,
        ...(host !== undefined && { host, until: NOW + 3_600_000 }),
      })),
    },
  },
];
