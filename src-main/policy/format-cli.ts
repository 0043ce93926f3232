import { contentOf, policyArn } from './made-document.ts';
import type { Paper, PermissionsPaper, WatchPaper } from './made-document.ts';
import { SLOT_TAG } from './slot-policy.ts';
import type { SlotRule } from './slot-policy.ts';

/**
 * Commands of the AWS CLI for a POSIX shell, in the order in which they are to be run.
 *
 * @see https://docs.aws.amazon.com/cli/latest/reference/iam/create-policy.html
 */
export function inCliCommands(paper: Paper): string {
  return inShell(commandsOf(paper));
}

export function inShell(commands: readonly Command[]): string {
  return commands.map((words) => `${words.map(quoted).join(' ')}\n`).join('\n');
}

export type Command = readonly string[];

function commandsOf(paper: Paper): readonly Command[] {
  const document = JSON.stringify(contentOf(paper));
  switch (paper.kind) {
    case 'permissions':
      return [...attaching(paper, document), ...(paper.slots ?? []).map(slot)];
    case 'trust':
      return [
        [
          ...['aws', 'iam', 'create-role', '--role-name', paper.role.name],
          ...['--path', paper.role.path, '--assume-role-policy-document', document],
        ],
      ];
    case 'session':
      return [
        [
          ...['aws', 'sts', 'assume-role', '--role-arn', paper.role.arn],
          ...['--role-session-name', 'drawbridge', '--policy', document],
        ],
      ];
    case 'watch':
      return watching(paper, document);
  }
}

function attaching(paper: PermissionsPaper, document: string): readonly Command[] {
  const { kind, name } = paper.holder;
  return [
    ['aws', 'iam', 'create-policy', '--policy-name', paper.name, '--policy-document', document],
    [
      ...['aws', 'iam', `attach-${kind}-policy`, `--${kind}-name`, name],
      ...['--policy-arn', policyArn(paper)],
    ],
  ];
}

function slot({ region, groupId, parkedOn, owner }: SlotRule): Command {
  const permission = [
    { IpProtocol: 'tcp', FromPort: 22, ToPort: 22, IpRanges: [{ CidrIp: parkedOn }] },
  ];
  const tags = [{ ResourceType: 'security-group-rule', Tags: [{ Key: SLOT_TAG, Value: owner }] }];
  return [
    ...['aws', 'ec2', 'authorize-security-group-ingress', '--region', region],
    ...['--group-id', groupId, '--ip-permissions', JSON.stringify(permission)],
    ...['--tag-specifications', JSON.stringify(tags)],
  ];
}

function watching({ name, region, whom }: WatchPaper, pattern: string): readonly Command[] {
  const place = `${whom.partition}:%:${region}:${whom.account}`;
  const topic = `arn:${place.replace('%', 'sns')}:${name}`;
  const rule = `arn:${place.replace('%', 'events')}:rule/${name}`;
  const mayPublish = {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { Service: 'events.amazonaws.com' },
        Action: 'sns:Publish',
        Resource: topic,
        Condition: { ArnEquals: { 'aws:SourceArn': rule } },
      },
    ],
  };
  const here = ['--region', region];
  return [
    ['aws', 'events', 'put-rule', ...here, '--name', name, '--event-pattern', pattern],
    ['aws', 'sns', 'create-topic', ...here, '--name', name],
    [
      ...['aws', 'sns', 'set-topic-attributes', ...here, '--topic-arn', topic],
      ...['--attribute-name', 'Policy', '--attribute-value', JSON.stringify(mayPublish)],
    ],
    [
      'aws',
      'events',
      'put-targets',
      ...here,
      '--rule',
      name,
      '--targets',
      `Id=notify,Arn=${topic}`,
    ],
  ];
}

function quoted(word: string): string {
  if (/^[\w@%+=:,./-]+$/.test(word)) return word;
  return `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
