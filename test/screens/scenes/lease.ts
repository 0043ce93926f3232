import { STATES } from '../fixtures/leases.ts';
import { EVERY_DAY } from '../fixtures/snapshots.ts';
import { STAGING } from '../fixtures/doors.ts';
import type { Scene } from '../scene.ts';

const NARROW = new Set(['open', 'not-closed', 'troubled']);

/** One scene for each state a lease can be in, and one for the closed door. */
export const LEASE_SCENES: readonly Scene[] = [
  ...Object.entries(STATES).map(([state, lease]): Scene => ({
    name: `lease-${state}`,
    hash: `#lease/${lease.id}`,
    snapshot: { ...EVERY_DAY, leases: [lease] },
    ...(NARROW.has(state) && { narrow: true }),
    ...(state === 'while-working' && {
      readme: { file: 'lease.png', look: 'light', height: 620 },
    }),
  })),
  {
    name: 'lease-closed',
    hash: `#lease/${STAGING.id}`,
    snapshot: EVERY_DAY,
    narrow: true,
  },
  { name: 'lease-gone', hash: '#lease/no-such-lease', snapshot: EVERY_DAY },
];
