import type { AccountId, Region } from '../kernel/aws-names.ts';
import {
  failureQueueArn,
  GUARD_NAMES,
  reaperRoleArn,
  scheduleGroupArn,
} from '../kernel/guard-names.ts';
import { groupArn } from './identifiers.ts';
import type { Role } from './model.ts';
import type { ScheduleGroup } from './scheduler/model.ts';
import { seedGroups } from './seed-groups.ts';
import type { Queue } from './sqs/model.ts';

const FOURTEEN_DAYS = 14 * 24 * 3600;
const THIRTY = 30;

/** A schedule group for guards in every Region with seeded security groups. */
export function seedScheduleGroups(accountId: string): readonly ScheduleGroup[] {
  const name = GUARD_NAMES.scheduleGroup;
  return regions(accountId).map((region) => ({ accountId, region, name, createdAt: 0 }));
}

/** A queue for what guards could not do in every Region with seeded security groups. */
export function seedQueues(accountId: string): readonly Queue[] {
  return regions(accountId).map((region) => ({
    accountId,
    region,
    name: GUARD_NAMES.queue,
    createdAt: 0,
    visibilityTimeoutSeconds: THIRTY,
    retentionSeconds: FOURTEEN_DAYS,
    messages: [],
  }));
}

/** The role Scheduler assumes for guards: it may shut every seeded group and tell of failures. */
export function seedReaperRole(accountId: string): Role {
  const places = regions(accountId).map((region) => ({
    partition: 'aws',
    account: accountId as AccountId,
    region: region as Region,
  }));
  return {
    accountId,
    name: GUARD_NAMES.role,
    roleId: 'AROASANDBOXDRAWBRIDGE',
    arn: reaperRoleArn({ partition: 'aws', account: accountId }),
    trust: {
      principals: [],
      service: {
        principal: 'scheduler.amazonaws.com',
        sourceAccount: accountId,
        sourceArns: places.map(scheduleGroupArn),
      },
    },
    maxSessionSeconds: 3600,
    allowed: [],
    denied: [],
    policies: [
      {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Action: 'ec2:RevokeSecurityGroupIngress',
            Resource: seedGroups(accountId).map(({ region, id }) =>
              groupArn(region, accountId, id),
            ),
          },
          { Effect: 'Allow', Action: 'sqs:SendMessage', Resource: places.map(failureQueueArn) },
        ],
      },
    ],
  };
}

function regions(accountId: string): readonly string[] {
  return [...new Set(seedGroups(accountId).map(({ region }) => region))];
}
