import type { Refusal } from '../kernel/problem.ts';
import { err, ok } from '../kernel/result.ts';
import type { Result } from '../kernel/result.ts';
import type { Identity } from '../identities/identity.ts';
import type { Gate, Inspected } from '../leases/gate.ts';
import type { Resource } from '../resources/resource.ts';
import type { AwsClients } from './aws-clients.ts';
import { closeGrants } from './closing.ts';
import { gateTarget } from './gate-target.ts';
import type { GateTarget } from './gate-target.ts';
import { rulesOf } from './group-rules.ts';
import { inspect } from './inspection.ts';
import type { Inspection } from './inspection.ts';
import { moveGrants } from './moving.ts';
import { openTuples } from './opening.ts';
import { renewGrants } from './renewing.ts';
import { tuplesOf } from './rules.ts';
import type { Priority } from './token-bucket.ts';

/**
 * Opens, moves, renews, reads and closes ingress rules of an EC2 security group. An opening or a
 * move that is refused has left AWS as it was, unless the refusal is `outcome-unknown`.
 */
export function securityGroupGate(clients: Pick<AwsClients, 'ec2'>): Gate {
  async function at<T>(
    identity: Identity,
    resource: Resource,
    priority: Priority,
    deed: (target: GateTarget) => Promise<Result<T, Refusal>>,
  ): Promise<Result<T, Refusal>> {
    const session = await clients.ec2(identity, resource.region);
    return session.ok ? deed(gateTarget(session.value, resource, priority)) : session;
  }

  return {
    open: (identity, resource, sources, mark) =>
      at(identity, resource, 'open', (target) =>
        openTuples(target, tuplesOf(resource.ports, sources), mark),
      ),
    move: (identity, resource, grants, sources, mark) =>
      at(identity, resource, 'open', (target) =>
        moveGrants(target, grants, tuplesOf(resource.ports, sources), mark),
      ),
    renew: (identity, resource, grants, mark) =>
      at(identity, resource, 'renew', (target) => renewGrants(target, grants, mark)),
    read: (identity, resource) =>
      at(identity, resource, 'renew', async ({ session, groupId }) => {
        const rules = await rulesOf(session, groupId);
        return rules.ok ? rules : err(rules.error.refusal);
      }),
    inspect: (identity, resource, grants) =>
      at(identity, resource, 'renew', async (target) => {
        const seen = await inspect(target, grants);
        return seen.ok ? ok(inspected(seen.value)) : err(seen.error.refusal);
      }),
    close: (identity, resource, grants) =>
      at(identity, resource, 'close', (target) => closeGrants(target, grants)),
  };
}

function inspected({ unchanged, changed, missing }: Inspection): Inspected {
  return {
    standing: unchanged,
    changed: changed.map(({ grant }) => grant.ruleId),
    missing: missing.map(({ ruleId }) => ruleId),
  };
}
