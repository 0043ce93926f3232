import type {
  EvaluationResult,
  PolicyEvaluationDecisionType,
  SimulatePrincipalPolicyRequest,
} from '@aws-sdk/client-iam';
import type { Identity } from '../identities/identity.ts';
import { err, ok } from '../kernel/result.ts';
import type { Result } from '../kernel/result.ts';
import type { Opinion, SimulatePermissions } from '../policy/permission-matrix.ts';
import type { Leg } from '../policy/permission-questions.ts';
import { principalOf } from '../policy/targets.ts';
import { TAG_KEYS } from '../resources/rule-tags.ts';
import type { AwsClients, IamSession } from './aws-clients.ts';
import type { AwsFailure } from './aws-errors.ts';
import { readIam } from './iam-call.ts';

/** How many resources one call may name: few enough for an answer in time. */
const RESOURCES_PER_CALL = 50;

/** Several actions on several resources of one Region: one call. */
interface Batch {
  readonly region: string | undefined;
  readonly actions: readonly string[];
  readonly resources: readonly string[];
}

type Said = ReadonlyMap<string, Opinion | undefined>;

/**
 * IAM's own reading of the identity's policies, boundaries and its organisation's policies. It never
 * sees a real call: neither where it comes from nor what resources themselves say.
 */
export function policySimulation(clients: Pick<AwsClients, 'iam'>): SimulatePermissions {
  return async (identity, legs) => {
    const session = await clients.iam(identity);
    if (!session.ok) return session;
    const source = principalArn(identity);
    if (source === undefined)
      return err({ problem: { kind: 'not-found', what: 'IAM user or role' } });
    const said = new Map<string, Opinion | undefined>();
    for (const batch of batchesOf(legs)) {
      const answer = await simulate(session.value, identity, source, batch);
      if (!answer.ok) return err(answer.error.refusal);
      for (const [key, opinion] of answer.value) said.set(`${batch.region ?? ''} ${key}`, opinion);
    }
    return ok(
      legs.map(({ action, resource, region = '' }) => said.get(`${region} ${action} ${resource}`)),
    );
  };
}

/** A role’s own ARN has its path; a session does not say it. */
export function principalArn(identity: Identity): string | undefined {
  return identity.kind === 'role' ? identity.roleArn : principalOf(identity)?.arn;
}

/** Actions with the same resources go together. */
function batchesOf(legs: readonly Leg[]): readonly Batch[] {
  const byAction = new Map<string, { readonly leg: Leg; readonly resources: Set<string> }>();
  for (const leg of legs) {
    const key = `${leg.region ?? ''} ${leg.action} ${kindOf(leg.resource)}`;
    const found = byAction.get(key) ?? { leg, resources: new Set<string>() };
    byAction.set(key, found);
    found.resources.add(leg.resource);
  }
  const batches = new Map<string, Batch>();
  for (const { leg, resources } of byAction.values()) {
    const all = [...resources];
    for (let from = 0; from < all.length; from += RESOURCES_PER_CALL) {
      const part = all.slice(from, from + RESOURCES_PER_CALL);
      const key = `${leg.region ?? ''} ${part.join(' ')}`;
      const actions = [...(batches.get(key)?.actions ?? []), leg.action];
      batches.set(key, { region: leg.region, actions, resources: part });
    }
  }
  return [...batches.values()];
}

function kindOf(arn: string): string {
  return arn.slice(0, arn.lastIndexOf('/'));
}

async function simulate(
  session: IamSession,
  identity: Identity,
  source: string,
  batch: Batch,
): Promise<Result<Said, AwsFailure>> {
  const results: EvaluationResult[] = [];
  let marker: string | undefined;
  do {
    const input = { ...requestOf(source, batch), Marker: marker };
    const about = { action: 'iam:SimulatePrincipalPolicy', resource: source };
    const page = await readIam(session, identity, about, ({ sdk, client }, options) =>
      client.send(new sdk.SimulatePrincipalPolicyCommand(input), options),
    );
    if (!page.ok) return page;
    results.push(...(page.value.EvaluationResults ?? []));
    marker = page.value.IsTruncated === true ? page.value.Marker : undefined;
  } while (marker !== undefined);
  return ok(new Map(results.flatMap(opinionsIn)));
}

/** What every call of the job carries; a key that an action does not know does no harm. */
function requestOf(
  source: string,
  { region, actions, resources }: Batch,
): SimulatePrincipalPolicyRequest {
  const context = (key: string, type: 'string' | 'stringList', values: readonly string[]) => ({
    ContextKeyName: key,
    ContextKeyType: type,
    ContextKeyValues: [...values],
  });
  return {
    PolicySourceArn: source,
    ActionNames: [...actions],
    ResourceArns: [...resources],
    ContextEntries:
      region === undefined
        ? []
        : [
            context('ec2:Region', 'string', [region]),
            context('aws:RequestedRegion', 'string', [region]),
            context('aws:TagKeys', 'stringList', Object.values(TAG_KEYS)),
            context('ec2:CreateAction', 'string', ['AuthorizeSecurityGroupIngress']),
          ],
  };
}

/** IAM answers an action for all resources together, and each resource inside. */
function opinionsIn(result: EvaluationResult): readonly (readonly [string, Opinion | undefined])[] {
  const { EvalActionName: action = '', EvalResourceName, EvalDecision } = result;
  const each = result.ResourceSpecificResults ?? [];
  if (each.length === 0) {
    const { MissingContextValues } = result;
    return [
      [`${action} ${EvalResourceName ?? '*'}`, opinionOf(EvalDecision, MissingContextValues)],
    ];
  }
  return each.map(
    ({ EvalResourceName: name = '*', EvalResourceDecision, MissingContextValues }) => [
      `${action} ${name}`,
      opinionOf(EvalResourceDecision, MissingContextValues),
    ],
  );
}

/** A no that might be a yes to the real call, which carries more, is no opinion. */
function opinionOf(
  decision: PolicyEvaluationDecisionType | undefined,
  missing: readonly string[] | undefined,
): Opinion | undefined {
  if (decision === 'allowed') return 'allowed';
  if (decision === undefined || (missing ?? []).length > 0) return undefined;
  return decision === 'explicitDeny' ? 'explicitly-denied' : 'denied';
}
