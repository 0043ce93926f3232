import type { Snapshot } from '../../../src-main/bridge/snapshot.ts';
import type { GuardCheckState } from '../../../src-main/leases/guard-check.ts';
import { DEFAULT_SETTINGS } from '../../../src-main/settings/settings.ts';
import { DOORS } from '../fixtures/doors.ts';
import { ANA } from '../fixtures/people.ts';
import { EVERY_DAY } from '../fixtures/snapshots.ts';
import { NOW } from '../fixtures/times.ts';
import type { Scene } from '../scene.ts';

const { account } = ANA.caller;
const [door] = DOORS;
const PLACE = { account, region: door?.region ?? '' };

function checked(state: GuardCheckState, more: Partial<Snapshot> = {}): Snapshot {
  const check = { ...PLACE, label: door?.label ?? '', startedAt: NOW - 70_000, state };
  return { ...EVERY_DAY, guardChecks: [check], ...more };
}

function at(name: string, snapshot: Snapshot, more: Partial<Scene> = {}): Scene {
  return { name, hash: '#guard', snapshot, ...more };
}

/** What a check has come to stands below everything that is made before it. */
const atTheCheck: Scene['act'] = async ({ page }) => {
  const title = page.getByRole('heading', { name: new RegExp(`^${PLACE.region}`) });
  await title.evaluate((heading) => {
    heading.scrollIntoView({ block: 'center' });
  });
};

export const GUARD_SCENES: readonly Scene[] = [
  at('guard', EVERY_DAY, { narrow: true }),
  at('guard-none', { ...EVERY_DAY, resources: [], leases: [] }),
  at('guard-terraform', EVERY_DAY, {
    act: async ({ page }) => {
      await page.getByRole('tab', { name: 'Terraform' }).click();
      await page.getByRole('button', { name: /^The role, once/ }).click();
    },
  }),
  at('guard-waiting', checked({ kind: 'waiting', firesAt: NOW + 20_000 }), {
    narrow: true,
    act: atTheCheck,
  }),
  at(
    'guard-proved',
    checked(
      { kind: 'proved', tookMs: 34_000 },
      {
        settings: {
          ...DEFAULT_SETTINGS,
          guardedPlaces: [{ ...PLACE, groups: [door?.groupId ?? ''] }],
        },
      },
    ),
    { narrow: true, act: atTheCheck },
  ),
  at(
    'guard-failed',
    checked({
      kind: 'failed',
      problem: { kind: 'guard-failed', code: 'UnauthorizedOperation', message: 'no' },
    }),
    { narrow: true, act: atTheCheck },
  ),
];
