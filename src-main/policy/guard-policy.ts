import {
  failureQueueArn,
  reaperRoleArn,
  scheduleArn,
  scheduleGroupArn,
} from '../kernel/guard-names.ts';
import { counted } from '../kernel/time-in-words.ts';
import { listed } from '../kernel/words/wording.ts';
import type { Clause, TrustStatement } from './document.ts';
import { groupArns, regionsOf } from './targets.ts';
import type { Account, Target } from './targets.ts';

/** The same in every partition. */
const SCHEDULER = 'scheduler.amazonaws.com';

/**
 * What a person needs to have AWS close for them: schedules of Drawbridge's own group, handing the
 * reaper to Scheduler and to nothing else, and reading what failed.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoneventbridgescheduler.html
 */
export function guardClauses(targets: readonly Target[]): readonly Clause[] {
  if (targets.length === 0) return [];
  const regions = regionsOf(targets);
  const places = placesOf(targets);
  return [
    {
      statement: {
        Sid: 'GuardMyDoors',
        Effect: 'Allow',
        Action: [
          'scheduler:CreateSchedule',
          'scheduler:UpdateSchedule',
          'scheduler:DeleteSchedule',
        ],
        Resource: places.map((place) => scheduleArn(place, '*')),
      },
      says: 'May make, change and remove schedules of the schedule group drawbridge, and of no other group.',
      wildcardBecause:
        'Each door has schedules of its own, named when it is opened; the group is named outright.',
    },
    {
      statement: {
        Sid: 'FindGuardsThatWereLeft',
        Effect: 'Allow',
        Action: ['scheduler:ListSchedules'],
        Resource: '*',
        Condition: { StringEquals: { 'aws:RequestedRegion': regions } },
      },
      says: `May list the names of schedules in ${listed(regions)}, to find and remove those that are left over.`,
      wildcardBecause: 'ListSchedules knows no resource; the Region is all that IAM can limit.',
    },
    {
      statement: {
        Sid: 'HandTheReaperToScheduler',
        Effect: 'Allow',
        Action: ['iam:PassRole'],
        Resource: reaperArns(targets),
        Condition: { StringEquals: { 'iam:PassedToService': SCHEDULER } },
      },
      says: 'May hand the role drawbridge-reaper to EventBridge Scheduler, and to no other service; no other role.',
    },
    {
      statement: {
        Sid: 'ReadWhatGuardsCouldNotDo',
        Effect: 'Allow',
        Action: ['sqs:ReceiveMessage', 'sqs:DeleteMessage'],
        Resource: places.map(failureQueueArn),
      },
      says: 'May read, and take out of the queue, what Scheduler could not close.',
    },
  ];
}

/** What the reaper may do: close exactly these groups, and say what it could not. */
export function reaperClauses(targets: readonly Target[]): readonly Clause[] {
  const groups = groupArns(targets);
  return [
    {
      statement: {
        Sid: 'CloseTheseGroups',
        Effect: 'Allow',
        Action: ['ec2:RevokeSecurityGroupIngress'],
        Resource: groups,
      },
      says: `May remove inbound rules of ${groups.length === 1 ? 'exactly this group' : `exactly these ${counted(groups.length, 'group')}`}, and add none.`,
    },
    {
      statement: {
        Sid: 'SayWhatFailed',
        Effect: 'Allow',
        Action: ['sqs:SendMessage'],
        Resource: placesOf(targets).map(failureQueueArn),
      },
      says: 'May write into the failure queue what could not be closed.',
    },
  ];
}

/**
 * Only Scheduler may become the reaper, and only for schedules of Drawbridge's group in this account.
 *
 * @see https://docs.aws.amazon.com/scheduler/latest/UserGuide/cross-service-confused-deputy-prevention.html
 */
export function reaperTrust(
  { account }: Account,
  targets: readonly Target[],
): Clause<TrustStatement> {
  const groups = placesOf(targets).map(scheduleGroupArn);
  return {
    statement: {
      Sid: 'OnlySchedulerForTheseGroups',
      Effect: 'Allow',
      Principal: { Service: SCHEDULER },
      Action: ['sts:AssumeRole'],
      Condition: {
        StringEquals: { 'aws:SourceAccount': account, 'aws:SourceArn': groups },
      },
    },
    says: `Only EventBridge Scheduler may become this role, for the schedule group drawbridge of account ${account} in ${listed(regionsOf(targets))}.`,
  };
}

/** Where guards of these groups live, each place once. */
function placesOf(targets: readonly Target[]): readonly (Account & { readonly region: string })[] {
  const byArn = new Map(targets.map((target) => [scheduleGroupArn(target), target]));
  return [...byArn.keys()].sort().flatMap((arn) => byArn.get(arn) ?? []);
}

function reaperArns(targets: readonly Target[]): readonly string[] {
  return [...new Set(targets.map(reaperRoleArn))].sort();
}
