import { HOUR_MS, MINUTE_MS } from '../../src-main/kernel/clock.ts';
import type { Instant } from '../../src-main/kernel/clock.ts';
import type { Lease, LeaseId } from '../../src-main/leases/lease.ts';
import type { ForeignRule } from '../../src-main/sandbox/foreign-rule.ts';
import { gateResource } from '../ports/gate-subjects.ts';
import { cidr } from '../ports/gate-trial.ts';
import { ownSchedules } from './judge.ts';
import type { Trial } from './trial.ts';

export const START: Instant = Date.UTC(2026, 10, 22, 14);
export const HOME = [cidr('81.187.42.19'), cidr('2a01:4f8:c17::5')];
const AWAY = [cidr('51.15.9.77'), cidr('2a01:4f8:c17::6')];

/** What the person does, and what others do meanwhile. */
export interface Course {
  readonly name: string;
  /** When all is to be closed, at the latest. */
  readonly endsBy: Instant;
  /** What happened before: no crash here. */
  readonly before?: (trial: Trial) => Promise<void>;
  /** What a crash is put into at every step. */
  readonly deed: (trial: Trial) => Promise<void>;
  /** Whether somebody takes a place of ours between the app's look and its rule. */
  readonly race?: true;
}

const HOUR_END = START + HOUR_MS;
const TAKEN: ForeignRule = {
  groupId: gateResource.groupId,
  fromPort: 22,
  cidr: '81.187.42.19/32',
  description: 'office',
};
const SAME_ABROAD: ForeignRule = { ...TAKEN, cidr: '51.15.9.77/32' };

export const COURSES: readonly Course[] = [
  { name: 'open', endsBy: HOUR_END, deed: open },
  { name: 'close', endsBy: HOUR_END, before: open, deed: close },
  {
    name: 'close what is aimed at places still',
    endsBy: HOUR_END,
    before: async (trial) => {
      trial.world.faults.next({ ...SERVER_ERROR, action: 'UpdateSchedule', times: 6 });
      await open(trial);
    },
    deed: close,
  },
  {
    name: 'extend',
    endsBy: HOUR_END + 30 * MINUTE_MS,
    before: open,
    deed: async (trial) => {
      await trial.process.keeper.extend(onlyId(trial), 30);
    },
  },
  {
    name: 'renew while working',
    endsBy: START + 60 * MINUTE_MS,
    before: openForWork,
    deed: (trial) => trial.timersUntil(() => openTerm(trial) > START + 30 * MINUTE_MS),
  },
  { name: 'move in place', endsBy: HOUR_END, before: open, deed: move },
  {
    name: 'move by replacement',
    endsBy: HOUR_END,
    before: async (trial) => {
      trial.world.deny('ana', 'ec2:ModifySecurityGroupRules');
      await open(trial);
    },
    deed: move,
  },
  {
    name: 'move where somebody is already',
    endsBy: HOUR_END,
    before: async (trial) => {
      trial.strangers.open(SAME_ABROAD);
      await open(trial);
    },
    deed: async (trial) => {
      trial.computer.sources = AWAY;
      trial.process.keeper.review();
      await trial.until(() => lease(trial)?.trouble !== undefined && isAligned(trial));
    },
  },
  {
    name: 'open where somebody is already',
    endsBy: HOUR_END,
    deed: async (trial) => {
      trial.strangers.open(TAKEN);
      await open(trial);
    },
  },
  {
    name: 'open where somebody comes in between',
    endsBy: HOUR_END,
    race: true,
    deed: async (trial) => {
      trial.once('CreateSchedule', () => trial.strangers.open(TAKEN));
      await open(trial);
    },
  },
  {
    name: 'move by replacement where somebody comes in between',
    endsBy: HOUR_END,
    race: true,
    before: async (trial) => {
      trial.world.deny('ana', 'ec2:ModifySecurityGroupRules');
      await open(trial);
    },
    deed: async (trial) => {
      trial.once('CreateSchedule', () => trial.strangers.open(SAME_ABROAD));
      trial.computer.sources = AWAY;
      trial.process.keeper.review();
      await trial.until(() => lease(trial)?.trouble !== undefined && isAligned(trial));
    },
  },
  {
    name: 'open and close with every first answer lost',
    endsBy: HOUR_END,
    deed: async (trial) => {
      for (const action of ['CreateSchedule', 'UpdateSchedule', 'DeleteSchedule'])
        trial.world.faults.next({ service: 'scheduler', action, kind: 'drop-after-apply' });
      for (const action of ['AuthorizeSecurityGroupIngress', 'RevokeSecurityGroupIngress'])
        trial.world.faults.next({ service: 'ec2', action, kind: 'drop-after-apply' });
      await open(trial);
      await close(trial);
    },
  },
  {
    name: 'open again what fired too early (F39)',
    endsBy: START + 60 * MINUTE_MS,
    before: async (trial) => {
      await openForWork(trial);
      for (const { name } of ownSchedules(trial.world)) await trial.sandbox.fireSchedule(name);
    },
    deed: (trial) =>
      trial.timersUntil(() => openTerm(trial) > START + 30 * MINUTE_MS && isAligned(trial)),
  },
  ...['CreateSchedule', 'AuthorizeSecurityGroupIngress', 'UpdateSchedule'].map((last): Course => ({
    name: `start again after a crash at ${last}`,
    endsBy: HOUR_END,
    before: (trial) => trial.killedAfter(last, () => open(trial)),
    deed: startAgain,
  })),
  {
    name: 'start again after a crash while extending',
    endsBy: HOUR_END + 30 * MINUTE_MS,
    before: async (trial) => {
      await open(trial);
      const extend = async () => {
        await trial.process.keeper.extend(onlyId(trial), 30);
      };
      await trial.killedAfter('UpdateSchedule', extend);
    },
    deed: startAgain,
  },
  {
    name: 'start again after a crash while moving by replacement',
    endsBy: HOUR_END,
    before: async (trial) => {
      trial.world.deny('ana', 'ec2:ModifySecurityGroupRules');
      await open(trial);
      await trial.killedAfter('AuthorizeSecurityGroupIngress', () => move(trial));
    },
    deed: startAgain,
  },
];

const SERVER_ERROR = { service: 'scheduler', kind: 'http', status: 500 } as const;

async function open({ process }: Trial): Promise<void> {
  await process.keeper.open(gateResource.id, { kind: 'minutes', minutes: 60 });
}

async function openForWork({ process }: Trial): Promise<void> {
  await process.keeper.open(gateResource.id, { kind: 'while-working' });
}

async function close(trial: Trial): Promise<void> {
  await trial.process.keeper.close(onlyId(trial), 'asked');
}

async function move(trial: Trial): Promise<void> {
  trial.computer.sources = AWAY;
  trial.process.keeper.review();
  await trial.until(() => isAligned(trial) && standsOnlyAt(trial, AWAY));
}

/** The next run finds what the one that crashed has left. */
async function startAgain(trial: Trial): Promise<void> {
  trial.process.keeper.begin();
  await trial.process.reconciler.look();
  await trial.timersUntil(() => trial.process.book.all.every(({ state }) => state.kind === 'open'));
  await trial.process.reconciler.look();
}

function standsOnlyAt(trial: Trial, sources: readonly string[]): boolean {
  const at = lease(trial)?.grants.map(({ source }) => source) ?? [];
  return at.length === sources.length && at.every((source) => sources.includes(source));
}

function isAligned(trial: Trial): boolean {
  const { state, guard, grants = [] } = lease(trial) ?? {};
  const aims = guard?.schedules.map(({ aim }) => (aim.kind === 'rule' ? aim.ruleId : '')) ?? [];
  return (
    state?.kind === 'open' &&
    ownSchedules(trial.world).length === grants.length &&
    grants.length === aims.length &&
    grants.every(({ ruleId }) => aims.includes(ruleId))
  );
}

function openTerm(trial: Trial): Instant {
  const state = lease(trial)?.state;
  return state?.kind === 'open' ? state.termEnd : 0;
}

function lease({ process }: Trial): Lease | undefined {
  return process.book.all[0];
}

function onlyId(trial: Trial): LeaseId {
  const found = lease(trial);
  if (!found) throw new Error('there is no lease');
  return found.id;
}
