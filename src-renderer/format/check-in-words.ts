import type { Problem } from '../../src-main/kernel/problem.ts';
import type { CheckReport, Permission } from '../../src-main/resources/resource.ts';

export interface CheckVerdict {
  readonly tone: 'good' | 'bad' | 'open-question';
  readonly title: string;
  /** Permissions whose absence is in the way. */
  readonly missing: readonly string[];
  /** Lesser things that are not permitted, each with what it would be good for. */
  readonly betterWith: readonly { readonly action: string; readonly purpose: string }[];
  /** Why AWS could not tell. */
  readonly why?: Problem;
}

const OPEN = 'ec2:AuthorizeSecurityGroupIngress';
const CLOSE = 'ec2:RevokeSecurityGroupIngress';

/** What a check found out, the state of the door first. */
export function checkInWords(report: CheckReport): CheckVerdict {
  const betterWith = optional(report);
  const missing = [
    ...(report.open.kind === 'denied' ? [OPEN] : []),
    ...(report.close.kind === 'denied' ? [CLOSE] : []),
  ];
  const doubt = [report.open, report.close].find((permission) => permission.kind === 'cannot-tell');
  return {
    tone: missing.length > 0 ? 'bad' : doubt ? 'open-question' : 'good',
    title: title(report.open, report.close),
    missing,
    betterWith,
    ...(doubt?.kind === 'cannot-tell' ? { why: doubt.why.problem } : {}),
  };
}

function title(open: Permission, close: Permission): string {
  if (open.kind === 'allowed' && close.kind === 'allowed') return 'Allowed to open and close.';
  if (open.kind === 'denied' && close.kind === 'denied') return 'Not allowed to open or close.';
  if (open.kind === 'denied') return 'Not allowed to open.';
  if (close.kind === 'denied')
    return open.kind === 'allowed'
      ? 'Allowed to open, not allowed to close – do not use this identity.'
      : 'Not allowed to close – do not use this identity.';
  return 'AWS did not say whether opening and closing is allowed.';
}

function optional(report: CheckReport): CheckVerdict['betterWith'] {
  const lesser: readonly (readonly [Permission, string, string])[] = [
    [report.move, 'ec2:ModifySecurityGroupRules', 'follows a changed address without a gap'],
    [
      report.describe,
      'ec2:UpdateSecurityGroupRuleDescriptionsIngress',
      'keeps the time in the rule’s description true',
    ],
    [report.tag, 'ec2:CreateTags', 'marks the rules, so that they are found by tag'],
  ];
  return lesser
    .filter(([permission]) => permission.kind === 'denied')
    .map(([, action, purpose]) => ({ action, purpose }));
}
