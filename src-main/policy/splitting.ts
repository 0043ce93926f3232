import type { Clause } from './document.ts';
import { documentOf, sizeOf } from './document.ts';
import { groupArns } from './targets.ts';
import type { Target } from './targets.ts';

/** Characters without white space that IAM takes. */
export const LIMITS = {
  /** A customer managed policy. */
  managed: 6_144,
  /** A role's trust policy, before the quota is raised. */
  trust: 2_048,
  /** All inline policies of a role together. */
  inlineOfRole: 10_240,
  /** The inline policy of a session. */
  session: 2_048,
  /** An EventBridge event pattern. @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html */
  pattern: 2_048,
} as const;

/** Managed policies one user or role may have, before the quota is raised. */
export const POLICIES_PER_PRINCIPAL = 10;

/**
 * The targets in as few even parts as keep each document within the limit; groups of one Region
 * stay together where that is possible. One group alone always fits.
 */
export function splitTargets(
  targets: readonly Target[],
  clausesFor: (part: readonly Target[]) => readonly Clause[],
  limit: number = LIMITS.managed,
): readonly (readonly Target[])[] {
  const sorted = distinct(targets);
  if (sorted.length === 0) return [];
  const size = (part: readonly Target[]): number => sizeOf(documentOf(clausesFor(part)));
  let count = Math.ceil(size(sorted) / limit);
  for (;;) {
    const parts = evenly(sorted, count);
    if (count >= sorted.length || parts.every((part) => size(part) <= limit)) return parts;
    count += 1;
  }
}

function evenly<T>(all: readonly T[], count: number): readonly (readonly T[])[] {
  const each = Math.ceil(all.length / count);
  return Array.from({ length: Math.ceil(all.length / each) }, (_, index) =>
    all.slice(index * each, (index + 1) * each),
  );
}

/** One target per group, in the order of the ARNs. */
function distinct(targets: readonly Target[]): readonly Target[] {
  const byArn = new Map<string, Target>();
  for (const target of targets) {
    const [arn = ''] = groupArns([target]);
    const tagged = target.tagged || byArn.get(arn)?.tagged === true;
    byArn.set(arn, { ...target, tagged });
  }
  return [...byArn.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, target]) => target);
}
