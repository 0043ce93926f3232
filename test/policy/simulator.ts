import { runSimulation, runUnsafeSimulation } from '@cloud-copilot/iam-simulate';
import type { Simulation } from '@cloud-copilot/iam-simulate';
import type { Leg } from './recording.ts';

/** Policies and whoever holds them. */
export interface Actor {
  readonly arn: string;
  readonly account: string;
  readonly policies: readonly object[];
}

export interface Trust {
  readonly document: object;
}

/** Whether AWS would allow it, as another implementation of IAM than ours says. */
export function allows(actor: Actor, leg: Leg): boolean {
  return runUnsafeSimulation(simulationOf(actor, leg), {}) === 'Allowed';
}

/** Whether both sides, the one who assumes and the role, agree. */
export async function mayAssume(actor: Actor, leg: Leg, { document }: Trust): Promise<boolean> {
  const answer = await runSimulation({ ...simulationOf(actor, leg), resourcePolicy: document }, {});
  if (answer.resultType === 'error') throw new Error(answer.errors.message);
  return answer.overallResult === 'Allowed';
}

function simulationOf({ arn, account, policies }: Actor, leg: Leg): Simulation {
  const context: Record<string, string | string[]> = {
    'aws:PrincipalArn': arn,
    'aws:PrincipalAccount': account,
    'aws:ViaAWSService': 'false',
    ...(leg.context as Record<string, string | string[]>),
  };
  return {
    request: {
      principal: arn,
      action: leg.action,
      resource: { resource: leg.resourceArn, accountId: accountOf(leg.resourceArn) ?? account },
      contextVariables: context,
    },
    identityPolicies: policies.map((policy, index) => ({ name: String(index), policy })),
    serviceControlPolicies: [],
    resourceControlPolicies: [],
  };
}

function accountOf(arn: string): string | undefined {
  const account = arn.split(':')[4];
  return account === '' ? undefined : account;
}
