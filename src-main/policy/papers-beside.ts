import { iamRegion } from '../kernel/aws-names.ts';
import { suffix } from './commission.ts';
import type { Commission } from './commission.ts';
import { jobClauses } from './job-policy.ts';
import { policyArn } from './made-document.ts';
import type { Paper, PermissionsPaper } from './made-document.ts';
import { LIMITS, splitTargets } from './splitting.ts';
import type { Principal, Target } from './targets.ts';
import { watchPattern } from './watch.ts';

/** As small as a session takes: sessions that need more groups are several. */
export function sessionPapers({ worker, targets, choices }: Commission): readonly Paper[] {
  const clausesFor = (part: readonly Target[]) => jobClauses(part, choices.switches);
  const parts = splitTargets(targets, clausesFor, LIMITS.session);
  return parts.map((part, index) => ({
    kind: 'session',
    id: `${worker.arn}/session/${String(index + 1)}`,
    title: 'What narrows a session',
    purpose: `Passed along when Drawbridge becomes ${worker.name}: the session may do only what the role and this document both allow.`,
    name: `DrawbridgeSession${suffix(worker)}`,
    role: worker,
    clauses: clausesFor(part),
    ...(parts.length > 1 && {
      splitBecause: `A session takes a policy of ${String(LIMITS.session)} characters, so these groups need ${String(parts.length)} sessions.`,
    }),
  }));
}

/** The event rule that tells of changes of the policies made here, and of the keys. */
export function watchPaper(whom: Principal, permissions: readonly PermissionsPaper[]): Paper {
  const theirs = permissions.filter(({ holder }) => holder.arn === whom.arn).map(policyArn);
  const what = whom.kind === 'user' ? 'policies or access keys' : 'policies or trust';
  return {
    kind: 'watch',
    id: `${whom.arn}/watch`,
    title: 'Watch over policies and keys',
    purpose: `An EventBridge rule in ${iamRegion(whom.partition)} that notifies when somebody changes ${what} of ${whom.name}. It needs a CloudTrail trail that logs management events.`,
    name: `DrawbridgeWatch${suffix(whom)}`,
    whom,
    region: iamRegion(whom.partition),
    pattern: watchPattern(whom, theirs),
    says: `Matches every call to IAM that changes ${what} of ${whom.name}, whoever makes it.`,
  };
}
