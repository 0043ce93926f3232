import {
  CreateAccessKeyCommand,
  DeleteAccessKeyCommand,
  UpdateAccessKeyCommand,
} from '@aws-sdk/client-iam';
import { accessKeyReader } from '../../src-main/aws/access-keys.ts';
import { modifyRules } from '../../src-main/aws/ec2-changes.ts';
import { groupFinder } from '../../src-main/aws/group-finder.ts';
import { rulesOf } from '../../src-main/aws/group-rules.ts';
import { schedulerGuard } from '../../src-main/aws/scheduler-guard.ts';
import { HOUR_MS } from '../../src-main/kernel/clock.ts';
import type { RuleId } from '../../src-main/leases/lease.ts';
import type { Switches } from '../../src-main/policy/job-policy.ts';
import { SLOT_TAG } from '../../src-main/policy/slot-policy.ts';
import type { AuthorizationRequest } from '../../src-main/sandbox/authorization-request.ts';
import { gateIdentity, gateResource } from '../ports/gate-subjects.ts';
import { CAFE, HOME, LATER, MARK, SSH, valueOf } from '../ports/gate-trial.ts';
import { foreignRule, sandboxAws } from '../support/sandbox-gate.ts';
import type { SandboxAws } from '../support/sandbox-gate.ts';

/** One question of permission, as AWS asks it of every resource a call touches. */
export type Leg = Omit<AuthorizationRequest, 'principal'>;

/** Whoever the calls were recorded for; a proof puts others in their place. */
export const RECORDED = { identity: gateIdentity, resource: gateResource };

const OPTIONAL: Readonly<Record<keyof Switches, string>> = {
  modify: 'ec2:ModifySecurityGroupRules',
  descriptions: 'ec2:UpdateSecurityGroupRuleDescriptionsIngress',
  tags: 'ec2:CreateTags',
};

/**
 * What the app really asks of AWS in a day, recorded by the sandbox: finding, opening, extending,
 * following and closing. What is switched off is refused, so that the app does without.
 */
export function recordJob(switches: Switches): Promise<readonly Leg[]> {
  return record(async ({ world, clients, gate }) => {
    for (const name of ['modify', 'descriptions', 'tags'] as const)
      if (!switches[name]) world.deny('ana', OPTIONAL[name]);
    const resource = { ...gateResource, tagRules: switches.tags };
    valueOf(await groupFinder(clients)(gateIdentity, gateResource.region, {}));
    const { grants } = valueOf(await gate.open(gateIdentity, resource, [HOME], MARK));
    valueOf(await gate.renew(gateIdentity, resource, grants, LATER));
    const moved = valueOf(await gate.move(gateIdentity, resource, grants, [CAFE], LATER));
    valueOf(await gate.close(gateIdentity, resource, moved.grants));
  });
}

/** Closing alone, with all that it reads. */
export function recordClosing(): Promise<readonly Leg[]> {
  let grants: Awaited<ReturnType<typeof open>>;
  const open = async ({ gate }: SandboxAws) =>
    valueOf(await gate.open(gateIdentity, gateResource, [HOME], MARK)).grants;
  return record(
    async ({ gate }) => void valueOf(await gate.close(gateIdentity, gateResource, grants)),
    async (aws) => {
      grants = await open(aws);
    },
  );
}

export function recordKeyHealth(): Promise<readonly Leg[]> {
  return record(async ({ clients }) => void valueOf(await accessKeyReader(clients)(gateIdentity)));
}

/** The calls of a rotation, through the app's own client of IAM. */
export function recordRotation(): Promise<readonly Leg[]> {
  return record(async ({ clients }) => {
    const { client } = valueOf(await clients.iam(gateIdentity));
    const made = await client.send(new CreateAccessKeyCommand({}));
    const AccessKeyId = made.AccessKey?.AccessKeyId ?? '';
    valueOf(await accessKeyReader(clients)(gateIdentity));
    await client.send(new UpdateAccessKeyCommand({ AccessKeyId, Status: 'Inactive' }));
    await client.send(new DeleteAccessKeyCommand({ AccessKeyId }));
  });
}

/** All that a guard asks of AWS, in the name of the person. */
export function recordGuard(): Promise<readonly Leg[]> {
  return record(async ({ world, clients, sandbox }) => {
    const guard = schedulerGuard(clients);
    const rule = world.addForeignRule(foreignRule(gateResource.groupId, SSH, HOME)).id as RuleId;
    const at = Math.ceil(Date.now() / 1000) * 1000 + HOUR_MS;
    const schedules = [{ name: 'one', aim: { kind: 'rule', ruleId: rule } as const }];
    valueOf(await guard.set(gateIdentity, gateResource, { at, schedules }));
    valueOf(await guard.change(gateIdentity, gateResource, { at, schedules }));
    valueOf(await guard.set(gateIdentity, gateResource, { at, schedules }, 'once'));
    valueOf(await guard.list(gateIdentity, gateResource, ''));
    world.removeRule(rule);
    await sandbox.advance(2 * HOUR_MS);
    const failures = valueOf(await guard.failures(gateIdentity, gateResource, ''));
    const receipts = failures.map(({ receipt }) => receipt);
    valueOf(await guard.forget(gateIdentity, gateResource, receipts));
    valueOf(await guard.lift(gateIdentity, gateResource, ['one']));
  });
}

/** Moving a rule that an administrator made and tagged. */
export function recordSlot(): Promise<readonly Leg[]> {
  return record(async ({ world, clients }) => {
    const { groupId, region } = gateResource;
    const slot = { ...foreignRule(groupId, SSH, HOME), tags: [{ key: SLOT_TAG, value: 'ana' }] };
    const ruleId = world.addForeignRule(slot).id as RuleId;
    const session = valueOf(await clients.ec2(gateIdentity, region));
    valueOf(await groupFinder(clients)(gateIdentity, region, {}));
    if (!(await rulesOf(session, groupId)).ok) throw new Error('rules could not be read');
    const change = { ruleId, to: { ports: SSH, source: CAFE } };
    if (!(await modifyRules(session, groupId, [change])).ok) throw new Error('not moved');
  });
}

async function record(
  deed: (aws: SandboxAws) => Promise<void>,
  before: (aws: SandboxAws) => Promise<void> = () => Promise.resolve(),
): Promise<readonly Leg[]> {
  const legs = new Map<string, Leg>();
  const aws = await sandboxAws({
    onDecision: ({ action, resourceArn, context }, allowed) => {
      const leg = { action, resourceArn, context };
      if (allowed) legs.set(JSON.stringify(leg), leg);
    },
  });
  try {
    await before(aws);
    legs.clear();
    await deed(aws);
    return [...legs.values()];
  } finally {
    aws.clients.forget(gateIdentity.id);
    await aws.sandbox.stop();
  }
}
