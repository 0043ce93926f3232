import { contentOf } from './made-document.ts';
import type { Paper, PermissionsPaper, TrustPaper, WatchPaper } from './made-document.ts';
import { SLOT_TAG } from './slot-policy.ts';

export type Value =
  string | number | boolean | readonly Value[] | { readonly [key: string]: Value };

export interface Template {
  readonly [key: string]: Value;
}

/**
 * A CloudFormation template in YAML, with what attaches the document.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-managedpolicy.html
 */
export function inCloudFormation(paper: Exclude<Paper, { kind: 'session' }>): string {
  return templateOf(paper.purpose, resourcesOf(paper));
}

export function templateOf(purpose: string, resources: Template): string {
  const template: Template = {
    AWSTemplateFormatVersion: '2010-09-09',
    Description: purpose,
    Resources: resources,
  };
  return `${yaml(template).join('\n')}\n`;
}

function resourcesOf(paper: Exclude<Paper, { kind: 'session' }>): Template {
  switch (paper.kind) {
    case 'permissions':
      return { [idOf(paper)]: managedPolicy(paper), ...slots(paper) };
    case 'trust':
      return { [idOf(paper)]: role(paper) };
    case 'watch':
      return watch(paper);
  }
}

function managedPolicy(paper: PermissionsPaper): Template {
  const { holder, name } = paper;
  return {
    Type: 'AWS::IAM::ManagedPolicy',
    Properties: {
      ManagedPolicyName: name,
      PolicyDocument: content(paper),
      [holder.kind === 'user' ? 'Users' : 'Roles']: [holder.name],
    },
  };
}

function role(paper: TrustPaper): Template {
  const { name, path } = paper.role;
  return {
    Type: 'AWS::IAM::Role',
    Properties: { RoleName: name, Path: path, AssumeRolePolicyDocument: content(paper) },
  };
}

function slots({ slots: all = [] }: PermissionsPaper): Template {
  return Object.fromEntries(
    all.map(({ groupId, parkedOn, owner }, index): [string, Template] => [
      `Slot${String(index + 1)}`,
      {
        Type: 'AWS::EC2::SecurityGroupIngress',
        Properties: {
          GroupId: groupId,
          CidrIp: parkedOn,
          IpProtocol: 'tcp',
          FromPort: 22,
          ToPort: 22,
          Description: `Slot of ${owner}: tag this rule ${SLOT_TAG} = ${owner}`,
        },
      },
    ]),
  );
}

function watch(paper: WatchPaper): Template {
  const id = idOf(paper);
  const topic = `${id}Topic`;
  const statement = {
    Effect: 'Allow',
    Principal: { Service: 'events.amazonaws.com' },
    Action: 'sns:Publish',
    Resource: { Ref: topic },
    Condition: { ArnEquals: { 'aws:SourceArn': { 'Fn::GetAtt': [id, 'Arn'] } } },
  };
  return {
    [topic]: { Type: 'AWS::SNS::Topic', Properties: { TopicName: paper.name } },
    [`${topic}Policy`]: {
      Type: 'AWS::SNS::TopicPolicy',
      Properties: {
        Topics: [{ Ref: topic }],
        PolicyDocument: { Version: '2012-10-17', Statement: [statement] },
      },
    },
    [id]: {
      Type: 'AWS::Events::Rule',
      Properties: {
        Name: paper.name,
        EventPattern: content(paper),
        Targets: [{ Id: 'notify', Arn: { Ref: topic } }],
      },
    },
  };
}

/** Documents are plain JSON values, which the types of their own do not say. */
function content(paper: Paper): Value {
  return JSON.parse(JSON.stringify(contentOf(paper))) as Value;
}

/** Every text is quoted, so that none is taken for a date, a number or a tag. */
function yaml(value: Value): readonly string[] {
  if (typeof value !== 'object') return [JSON.stringify(value)];
  if (value instanceof Array) return value.flatMap((each) => asItem(yaml(each)));
  return Object.entries(value).flatMap(([key, each]) => {
    const head = /^[A-Za-z]\w*$/.test(key) ? key : JSON.stringify(key);
    const lines = yaml(each);
    return typeof each === 'object'
      ? [`${head}:`, ...lines.map((line) => `  ${line}`)]
      : [`${head}: ${lines.join('')}`];
  });
}

function asItem([first = '', ...rest]: readonly string[]): readonly string[] {
  return [`- ${first}`, ...rest.map((line) => `  ${line}`)];
}

/** Letters and digits only. */
function idOf({ name, kind }: Paper): string {
  return `${kind === 'trust' ? 'Role' : ''}${name.replaceAll(/[^A-Za-z0-9]/g, '')}`;
}
