import { counted } from '../kernel/time-in-words.ts';
import { listed } from '../kernel/words/wording.ts';
import type { Choices } from './choices.ts';
import { listOf, unique } from './document.ts';
import type { Paper } from './made-document.ts';

/** What somebody who has these credentials could still do, in whole sentences, the worst first. */
export function thiefCould(papers: readonly Paper[], { from }: Choices): readonly string[] {
  const may = allowances(papers);
  const groups = (action: string): string =>
    counted(may(action).filter((arn) => arn.includes(':security-group/')).length, 'security group');
  const says = (action: string, sentence: () => string): readonly string[] =>
    may(action).length > 0 ? [sentence()] : [];
  return [
    ...says(
      'ec2:AuthorizeSecurityGroupIngress',
      () =>
        `Open ${groups('ec2:AuthorizeSecurityGroupIngress')} on any port and to any address, even to everyone: IAM can limit neither.`,
    ),
    ...says('ec2:RevokeSecurityGroupIngress', () => {
      const which = groups('ec2:RevokeSecurityGroupIngress');
      return `Remove any inbound rule of ${which}, other people’s too, and so lock them out.`;
    }),
    ...says('ec2:ModifySecurityGroupRules', () => slotOrAny(papers)),
    ...says(
      'scheduler:CreateSchedule',
      () =>
        'Have rules of these groups removed later, when the credentials are gone already: what it can hand over removes rules and does nothing else. And undo your guards.',
    ),
    ...says(
      'iam:CreateAccessKey',
      () =>
        'Make itself a second access key and delete yours, and so outlive the theft of the first.',
    ),
    ...says('sts:AssumeRole', () => `Become ${listed(may('sts:AssumeRole').map(lastPart))}.`),
    ...says(
      'ec2:DescribeSecurityGroups',
      () =>
        'Read the rules of every security group in these Regions: who is let in, and from where.',
    ),
    ...says(
      'iam:ListAccessKeys',
      () => 'Read how old your access keys are and when you used them.',
    ),
    ...fromWhere(from),
  ];
}

/** Where each action is allowed; an action that is nowhere allowed has no ARN. */
function allowances(papers: readonly Paper[]): (action: string) => readonly string[] {
  const arns = new Map<string, readonly string[]>();
  for (const paper of papers) {
    if (paper.kind !== 'permissions') continue;
    for (const { statement } of paper.clauses) {
      if (statement.Effect === 'Deny') continue;
      for (const action of statement.Action ?? [])
        arns.set(action, [...(arns.get(action) ?? []), ...listOf(statement.Resource)]);
    }
  }
  return (action) => unique(arns.get(action) ?? []);
}

function slotOrAny(papers: readonly Paper[]): string {
  return papers.some((paper) => paper.kind === 'permissions' && paper.slots)
    ? 'Change your own slot to any port and any address, even to everyone, but no other rule.'
    : 'Change any inbound rule of these groups to another port or address.';
}

function fromWhere(from: Choices['from']): readonly string[] {
  switch (from.kind) {
    case 'anywhere':
      return ['All of this from any address in the world.'];
    case 'fixed':
      return [`All of this only from ${listed(from.networks)}.`];
    case 'current':
      return [`Opening only from ${listed(from.networks)}; closing from any address in the world.`];
  }
}

function lastPart(arn: string): string {
  return arn.slice(arn.lastIndexOf('/') + 1);
}
