import { parseArn } from '../kernel/aws-names.ts';
import type { AccountId } from '../kernel/aws-names.ts';
import type { RefusedLeg } from '../resources/asked.ts';
import type { Clause, PermissionStatement } from './document.ts';
import { listOf } from './document.ts';
import { jobClauses } from './job-policy.ts';
import { seeKeyAge } from './key-policies.ts';
import { covers } from './patterns.ts';
import { legsOf } from './permission-questions.ts';
import type { Leg, Question } from './permission-questions.ts';
import { principalOf } from './targets.ts';

/**
 * What a policy lacks that refuses this, in the words of the policy for the job and for nothing
 * more than this question. Exactly one statement where AWS has said which part it refused; where it
 * has not, all that the call needs. None where nothing is asked of IAM.
 */
export function missingStatements(
  question: Question,
  refused?: Pick<RefusedLeg, 'action' | 'resource'>,
): readonly PermissionStatement[] {
  const legs = legsOf(question);
  const named = refused ? legs.filter((leg) => isMeant(leg, refused)) : [];
  const clauses = clausesOf(question);
  return (named.length > 0 ? named : legs).flatMap((leg) => statementFor(leg, clauses) ?? []);
}

function isMeant(leg: Leg, { action, resource }: Pick<RefusedLeg, 'action' | 'resource'>): boolean {
  return leg.action === action && (resource === undefined || covers(leg.resource, resource));
}

function statementFor(
  { action, resource }: Leg,
  clauses: readonly Clause[],
): PermissionStatement | undefined {
  const found = clauses
    .map(({ statement }) => statement)
    .find(
      ({ Action = [], Resource }) =>
        Action.includes(action) && listOf(Resource).some((each) => covers(each, resource)),
    );
  if (!found) return undefined;
  const { Sid, Effect, Resource, Condition } = found;
  return { Sid, Effect, Action: [action], Resource, ...(Condition && { Condition }) };
}

/** The policy for just this group, Region or user. */
function clausesOf({ deed, resource, region, groupId = '' }: Question): readonly Clause[] {
  const { partition = 'aws', account = '' } = parseArn(resource) ?? {};
  if (region !== undefined) {
    const target = { partition, account, region, groupId, tagged: deed === 'tag' };
    return jobClauses([target], { modify: true, descriptions: true });
  }
  const user = principalOf({
    caller: { partition, account: account as AccountId, arn: resource, userId: '' },
  });
  return user ? [seeKeyAge(user)] : [];
}
