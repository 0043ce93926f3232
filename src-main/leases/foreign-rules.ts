import type { Problem, RuleHolder } from '../kernel/problem.ts';
import type { StandingMark, StandingRule } from './gate.ts';
import { samePlace } from './guard-plan.ts';
import type { GuardedPlace } from './guard-plan.ts';
import type { LeaseId } from './lease.ts';

/** The place is open already, and whoever made the rule is who closes it. */
export function openBySomeoneElse(groupId: string, { ruleId, mark }: StandingRule): Problem {
  return {
    kind: 'open-by-someone-else',
    groupId,
    rule: ruleId,
    ...(mark && { holder: holderIn(mark) }),
  };
}

/** Who stands at one of these places without being of this lease. */
export function foreignAt(
  places: readonly GuardedPlace[],
  rules: readonly StandingRule[],
  leaseId: LeaseId,
): StandingRule | undefined {
  return rules.find(
    ({ ports, source, mark }) =>
      ports &&
      source &&
      mark?.leaseId !== leaseId &&
      places.some((place) => samePlace(place, { ports, source })),
  );
}

function holderIn({ person, host, until }: StandingMark): RuleHolder {
  return {
    ...(person !== undefined && { person }),
    ...(host !== undefined && { host }),
    ...(until !== undefined && { until }),
  };
}
