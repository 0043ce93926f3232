import { setTimeout as pass } from 'node:timers/promises';
import { closesAt, mayBeOpen } from '../../src-main/leases/lease.ts';
import type { ResourceId } from '../../src-main/resources/resource.ts';
import { SANDBOX_GROUPS } from '../../src-main/sandbox/seed-groups.ts';
import { FaultLab } from '../faults/support/fault-lab.ts';
import { READ, REVOKE } from '../faults/support/actions.ts';
import { addDoor, furnish, HOUR } from '../faults/support/doors.ts';
import { judge } from '../faults/support/invariants.ts';
import { waitFor } from '../support/wait-for.ts';
import type { Life, Spoil, Step } from './history.ts';

const MINUTE = 60_000;
const GROUPS = [SANDBOX_GROUPS.bastionProd, SANDBOX_GROUPS.stagingDb, SANDBOX_GROUPS.bastionProd];
const PORTS = [22, 5432, 443];
const ADDRESSES = [
  { ipv4: '81.187.42.19' },
  { ipv4: '51.15.9.77', ipv6: '2a01:4f8:c17::5' },
  { ipv4: '93.184.216.34' },
  { ipv4: '51.15.9.78', ipv6: '2a01:4f8:c17::6' },
];
const AWAY = { 'a moment': 0, 'an hour': HOUR, 'a night': 10 * HOUR };

/** A promise that was broken; the message says which. */
export class Violation extends Error {}

/**
 * Plays a history against the app's core, AWS's sandbox and the network between them. After every
 * restart, and at the end, the four promises are looked at.
 *
 * @param onKill called for every kill, so that the caller can count them
 */
export async function play(lives: readonly Life[], onKill: () => void): Promise<void> {
  const lab = await FaultLab.start();
  try {
    const doors = [await furnish(lab.app, { label: 'door 0' })];
    for (const number of [1, 2])
      doors.push(
        await addDoor(lab.app, {
          label: `door ${String(number)}`,
          groupId: GROUPS[number] ?? '',
          port: PORTS[number] ?? 0,
        }),
      );
    for (const life of lives) {
      await live(lab, doors, life);
      onKill();
      await promisesHold(lab);
      // As after unlocking: now rules without a lease are looked for too.
      await lab.app.raise('resume');
      await promisesHold(lab);
    }
    await calmDown(lab);
  } finally {
    await lab.stop();
  }
}

async function live(lab: FaultLab, doors: readonly ResourceId[], life: Life): Promise<void> {
  for (const step of life.steps) await take(lab, doors, step);
  await pass(life.killedAfterMs);
  await lab.app.kill();
  lab.proxy.clear();
  await lab.passTime(AWAY[life.gone]);
  await lab.app.launch();
}

async function promisesHold(lab: FaultLab): Promise<void> {
  const judged = await judge(lab, 40_000);
  const verdict = { ...judged, touched: judged.touched.filter((id) => !unseeable(lab, id)) };
  const wrong = Object.entries(verdict).flatMap(([promise, what]) =>
    (what as readonly string[]).map((each) => `${promise}: ${each}`),
  );
  if (wrong.length > 0) throw new Violation(wrong.join('\n'));
}

/**
 * AWS removes by rule id and on no condition: what somebody edits in the moment between the app's
 * last look and the removal cannot be seen by anybody.
 */
function unseeable({ proxy, strangers }: FaultLab, ruleId: string): boolean {
  const editedAt = strangers.editedAt(ruleId);
  const removal = proxy.log.findLast(
    ({ action, form }) => action === REVOKE && [...form.values()].includes(ruleId),
  );
  if (editedAt === undefined || !removal) return false;
  const groupId = removal.form.get('GroupId') ?? '';
  const look = proxy.log.findLast(
    ({ action, form, at }) =>
      action === READ && at < removal.at && [...form.values()].includes(groupId),
  );
  return look !== undefined && look.at < editedAt;
}

/** The person goes home and every time is over: nothing of ours may stand any more. */
async function calmDown(lab: FaultLab): Promise<void> {
  await lab.app.change({ presence: 'idle', wallOffsetMs: lab.now() - Date.now() });
  await lab.passTime(30 * HOUR);
  await lab.app.raise('resume');
  const left = async (): Promise<boolean> => {
    const late = (await lab.leases()).filter(
      (lease) => mayBeOpen(lease) && closesAt(lease) < lab.now(),
    );
    return lab.ownRules().length === 0 && late.every(({ state }) => 'problem' in state);
  };
  await waitFor(left, { what: 'everything to be closed', timeoutMs: 60_000 }).catch(() => {
    const rules = lab.ownRules().map(({ id }) => id);
    throw new Violation(`still open at the end: ${rules.join(', ')}`);
  });
  await promisesHold(lab);
}

async function take(lab: FaultLab, doors: readonly ResourceId[], step: Step): Promise<void> {
  const deed = begin(lab, doors, step);
  // An answer that never comes, since the app was killed, is none of our business.
  if ('wait' in step && !step.wait) deed.catch(() => undefined);
  else await deed;
}

async function begin(lab: FaultLab, doors: readonly ResourceId[], step: Step): Promise<unknown> {
  const { app, world, strangers } = lab;
  switch (step.kind) {
    case 'open':
    case 'work': {
      const resourceId = doors[step.door];
      if (!resourceId) return undefined;
      const duration =
        step.kind === 'open'
          ? ({ kind: 'minutes', minutes: step.minutes } as const)
          : ({ kind: 'while-working' } as const);
      return app.begin('lease.open', { resourceId, duration });
    }
    case 'extend':
    case 'close': {
      const leases = await lab.leases();
      const leaseId = leases[step.lease % Math.max(1, leases.length)]?.id;
      if (!leaseId) return undefined;
      return step.kind === 'extend'
        ? app.begin('lease.extend', { leaseId, minutes: 20 })
        : app.begin('lease.close', { leaseId });
    }
    case 'closeAll':
      return app.begin('lease.closeAll', {});
    case 'move':
      world.setAddress(ADDRESSES[step.network] ?? {});
      return app.begin('address.check', {});
    case 'strangerOpens': {
      const groupId = GROUPS[step.door] ?? '';
      const fromPort = PORTS[step.door] ?? 0;
      const cidr = `${ADDRESSES[step.network]?.ipv4 ?? ''}/32`;
      const stands = world.rules(groupId).some((rule) => {
        const same = 'cidr' in rule.source && rule.source.cidr === cidr;
        return same && rule.fromPort === fromPort && rule.toPort === fromPort;
      });
      return stands
        ? undefined
        : strangers.open({ groupId, fromPort, cidr, description: 'office' });
    }
    case 'strangerRemoves':
    case 'strangerWidens': {
      const own = lab.ownRules();
      const rule = own[step.rule % Math.max(1, own.length)];
      if (!rule) return undefined;
      if (step.kind === 'strangerRemoves') strangers.remove(rule.id);
      else strangers.edit(rule.id, { fromPort: 1, toPort: 1024 + step.rule });
      return undefined;
    }
    case 'spoil':
      return lab.proxy.next({ action: step.action, ...spoiled(step.how) });
    case 'sleep':
      await app.raise('suspend');
      await lab.passTime(step.minutes * MINUTE);
      return app.raise('resume');
    case 'setClock':
      return app.change({ wallOffsetMs: lab.now() - Date.now() + step.minutes * MINUTE });
  }
}

function spoiled(how: Spoil) {
  switch (how) {
    case 'drop-before':
    case 'drop-after-apply':
      return { kind: how, times: 2 } as const;
    case 'server-error':
      return { kind: 'http', status: 500, code: 'InternalFailure', times: 4 } as const;
    case 'throttle':
      return { kind: 'http', status: 503, code: 'RequestLimitExceeded', times: 4 } as const;
  }
}
