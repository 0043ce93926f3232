import { err, ok } from '../kernel/result.ts';
import type { Asked } from '../resources/asked.ts';
import type { CheckResource, Permission } from '../resources/resource.ts';
import type { AwsClients } from './aws-clients.ts';
import { securityGroups } from './ec2-reads.ts';
import { rulesOf } from './group-rules.ts';
import { groupDryRuns } from './group-dry-runs.ts';
import { foundGroup } from './group-finder.ts';

/**
 * Finds out what the identity may do with a group, by dry runs. The two reads no lease can do
 * without are made for real, and fail the check when they are refused.
 */
export function resourceCheck(clients: Pick<AwsClients, 'ec2'>): CheckResource {
  return async (identity, { region, groupId, ports }) => {
    const session = await clients.ec2(identity, region);
    if (!session.ok) return session;
    const [found, rules] = await Promise.all([
      securityGroups(session.value, { groupId }),
      rulesOf(session.value, groupId),
    ]);
    if (!found.ok) return err(found.error.refusal);
    const [group] = found.value.groups.flatMap((each) => foundGroup(each) ?? []);
    if (!group) return err({ problem: { kind: 'group-gone', groupId, region } });
    if (!rules.ok) return err(rules.error.refusal);
    const answers = await groupDryRuns(session.value, groupId, ports, rules.value);
    const { open, close, move, describe, tag } = answers;
    return ok({
      group,
      open: permission(open),
      close: permission(close),
      move: permission(move),
      describe: permission(describe),
      tag: permission(tag),
    });
  };
}

function permission(answer: Asked): Permission {
  return answer.kind === 'denied' ? { kind: 'denied' } : answer;
}
