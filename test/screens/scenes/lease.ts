import { ok } from '../../../src-main/kernel/result.ts';
import type { PortAnswer, Resource } from '../../../src-main/resources/resource.ts';
import { lease, STATES } from '../fixtures/leases.ts';
import { BASTION, ORDERS, STAGING } from '../fixtures/doors.ts';
import { EVERY_DAY } from '../fixtures/snapshots.ts';
import type { Scene } from '../scene.ts';
import { pending } from '../support/stand-in.ts';
import type { Answers } from '../support/stand-in.ts';

const NARROW = new Set(['open', 'not-closed', 'troubled']);

const LISTENS: PortAnswer = { port: 5432, outcome: 'answers', tookMs: 24 };
const ANSWERING: Answers = { 'resource.tryPorts': () => ok([LISTENS]) };

/** An open door with a host behind it, and what came of trying its ports. */
function tried(name: string, answers: Answers, resource: Resource = ORDERS): Scene {
  const open = lease(resource, 47);
  const resources = EVERY_DAY.resources.map((each) => (each.id === resource.id ? resource : each));
  return {
    name: `lease-port-${name}`,
    hash: `#lease/${open.id}`,
    snapshot: { ...EVERY_DAY, resources, leases: [open] },
    answers,
  };
}

function outcome(kind: PortAnswer['outcome']): Answers {
  return { 'resource.tryPorts': () => ok([{ ...LISTENS, outcome: kind }]) };
}

/** One scene for each state a lease can be in, and one for the closed door. */
export const LEASE_SCENES: readonly Scene[] = [
  ...Object.entries(STATES).map(([state, each]): Scene => ({
    name: `lease-${state}`,
    hash: `#lease/${each.id}`,
    snapshot: { ...EVERY_DAY, leases: [each] },
    answers: ANSWERING,
    ...(NARROW.has(state) && { narrow: true }),
    ...(state === 'while-working' && {
      readme: { file: 'lease.png', look: 'light', height: 680 },
    }),
  })),
  tried('trying', { 'resource.tryPorts': pending }),
  tried('refused', outcome('refused')),
  tried('silent', outcome('silent')),
  tried('unknown-host', outcome('unknown-host')),
  tried('of-instance', {}, { ...BASTION, connection: { host: 'i-0123456789abcdef0' } }),
  {
    name: 'lease-closed',
    hash: `#lease/${STAGING.id}`,
    snapshot: EVERY_DAY,
    narrow: true,
  },
  {
    name: 'lease-closed-how-to-cut',
    hash: '#lease/lease-ended',
    snapshot: {
      ...EVERY_DAY,
      leases: [],
      activity: [
        {
          id: 'entry-closed',
          at: EVERY_DAY.activity[0]?.at ?? 0,
          subject: BASTION.label,
          resourceId: BASTION.id,
          leaseId: 'lease-ended',
          deed: 'closed',
          reason: 'asked',
          ports: 'SSH 22',
          addresses: ['203.0.113.7/32'],
        },
      ],
    },
    act: ({ page }) => page.getByText('How to cut them too').click(),
    narrow: true,
  },
  { name: 'lease-gone', hash: '#lease/no-such-lease', snapshot: EVERY_DAY },
];
