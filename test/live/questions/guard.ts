import type { CreateScheduleCommandInput } from '@aws-sdk/client-scheduler';
import { CreateScheduleCommand } from '@aws-sdk/client-scheduler';
import { revokeTargetArn } from '../../../src-main/kernel/guard-names.ts';
import { until } from '../account.ts';
import type { Live } from '../account.ts';
import { claim, codeOf, notTried } from '../answer.ts';
import type { Answer } from '../answer.ts';
import { addRule, emptyGroup, permission, rulesOf } from '../groups.ts';
import { makeGuardParts } from '../guard-parts.ts';
import type { FailedInvocation, GuardParts } from '../guard-parts.ts';

/** Long enough for the role's policy to be known where Scheduler runs. */
const AHEAD_MS = 120_000;
/** Scheduler fires within the minute it was told; then the answer has to be read. */
const FIRES = { forMs: 5 * 60_000, everyMs: 5_000 };
const FAILS = { forMs: 10 * 60_000, everyMs: 5_000 };
const ASSUMABLE = { forMs: 60_000, everyMs: 3_000 };

/** 1: does Scheduler revoke, by ids and by tuple, and what becomes of a wrong call? */
export async function guard(live: Live): Promise<readonly Answer[]> {
  const { groupId, run } = live;
  const parts = await makeGuardParts(live);
  const rules = {
    ids: await addRule(live, groupId, permission(22, 10)),
    tuple: await addRule(live, groupId, permission(22, 11)),
    'wrong-key': await addRule(live, groupId, permission(22, 12)),
  };
  const at = live.clock.now() + AHEAD_MS;
  const inputs = {
    ids: { GroupId: groupId, SecurityGroupRuleIds: [rules.ids] },
    tuple: { GroupId: groupId, IpPermissions: [permission(22, 11)] },
    'wrong-key': { GroupId: groupId, SecurityGroupRuleIdentifiers: [rules['wrong-key']] },
    'no-such-rule': { GroupId: groupId, SecurityGroupRuleIds: ['sgr-00000000000000000'] },
  };
  for (const [name, input] of Object.entries(inputs)) {
    const refused = await schedule(live, parts, `${run}-${name}`, input, at);
    if (refused !== undefined)
      return [notTried('1', `CreateSchedule (${name}) was refused`, [refused])];
  }
  const answers = [
    await vanishes(live, at, '1a', 'by rule ids', rules.ids),
    await vanishes(live, at, '1b', 'by protocol, ports and source', rules.tuple),
    await wrongKey(live, parts, rules['wrong-key']),
    await unknownRule(live, parts),
  ];
  await emptyGroup(live, groupId);
  return answers;
}

/** A role that was only just made is refused for a while. Answers the code it stayed refused by. */
async function schedule(
  live: Live,
  { group, roleArn, queueArn }: GuardParts,
  Name: string,
  input: object,
  at: number,
): Promise<string | undefined> {
  const { once, partition, clock } = live;
  const wanted: CreateScheduleCommandInput = {
    Name,
    GroupName: group,
    ScheduleExpression: `at(${new Date(at).toISOString().slice(0, 19)})`,
    ScheduleExpressionTimezone: 'UTC',
    FlexibleTimeWindow: { Mode: 'OFF' },
    ActionAfterCompletion: 'DELETE',
    Target: {
      Arn: revokeTargetArn(partition),
      RoleArn: roleArn,
      Input: JSON.stringify(input),
      RetryPolicy: { MaximumRetryAttempts: 2, MaximumEventAgeInSeconds: 300 },
      DeadLetterConfig: { Arn: queueArn },
    },
  };
  let code = '';
  const made = await until(clock, ASSUMABLE, async () => {
    try {
      await once.scheduler.send(new CreateScheduleCommand(wanted));
      return true;
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      code = codeOf(error);
      // Only this one passes by itself.
      return code === 'ValidationException' ? undefined : false;
    }
  });
  return made ? undefined : code;
}

async function vanishes(
  live: Live,
  at: number,
  question: string,
  how: string,
  ruleId: string,
): Promise<Answer> {
  const gone = await until(live.clock, FIRES, async () => {
    const standing = await rulesOf(live, live.groupId);
    const stands = standing.some(({ SecurityGroupRuleId: id }) => id === ruleId);
    return stands ? undefined : live.clock.now() - at;
  });
  return gone === undefined
    ? claim(question, `Scheduler revokes ${how}; the rule stood five minutes after its time`, false)
    : claim(
        question,
        `Scheduler revokes ${how}, here ${String(Math.round(gone / 1000))} s after its time`,
        true,
      );
}

async function wrongKey(live: Live, parts: GuardParts, ruleId: string): Promise<Answer> {
  const failed = await failureOf(live, parts, 'wrong-key');
  const standing = await rulesOf(live, live.groupId);
  const stands = standing.some(({ SecurityGroupRuleId: id }) => id === ruleId);
  return claim(
    '1c',
    'CreateSchedule takes a wrong key name; it shows only when it fires, in the failure queue, and the rule stands',
    failed !== undefined && stands,
    codesOf(failed),
  );
}

async function unknownRule(live: Live, parts: GuardParts): Promise<Answer> {
  const failed = await failureOf(live, parts, 'no-such-rule');
  const attempts = failed?.attempts ?? '?';
  return claim(
    '1d',
    `a rule that is gone already ends in the failure queue (repeated ${attempts} times of 2)`,
    failed !== undefined,
    codesOf(failed),
  );
}

function failureOf(live: Live, parts: GuardParts, name: string) {
  return until(live.clock, FAILS, async () => {
    const all = await parts.failures();
    return all.find(({ schedule: arn }) => arn.endsWith(`/${live.run}-${name}`));
  });
}

function codesOf(failed: FailedInvocation | undefined): readonly string[] {
  return failed ? [failed.code, failed.condition].filter((code) => code !== '') : [];
}
