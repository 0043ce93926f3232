import { execFileSync } from 'node:child_process';
import { parse as parseHcl } from '@cdktf/hcl2json';
import { describe, expect, it } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { documentOf } from '../../../src-main/policy/document.ts';
import { guardFileName, guardInFormat } from '../../../src-main/policy/format-guard.ts';
import type { GuardKit, GuardStack } from '../../../src-main/policy/guard-kit.ts';
import { guardKits } from '../../../src-main/policy/guard-kit.ts';
import { ANA, GROUP, group, identityOf, made, manyGroups } from '../../support/policy-samples.ts';

const OTHER = 'sg-0aaaaaaaaaaaaaaaa';
const ROLE = 'arn:aws:iam::111122223333:role/drawbridge-reaper';
const TWO_REGIONS = [group(GROUP), group(OTHER, 'us-east-1'), group(GROUP)];

const [kit = raise()] = guardKits(TWO_REGIONS, [ANA]);
const reaper = stackOf(kit, 'reaper');
const region = stackOf(kit, 'region');

/* eslint-disable @typescript-eslint/no-explicit-any, @typescript-eslint/no-unsafe-member-access, @typescript-eslint/no-unsafe-call, @typescript-eslint/no-unsafe-argument, @typescript-eslint/no-unsafe-assignment, @typescript-eslint/no-unsafe-return -- what a parser answers */

describe('what an account needs for guards', () => {
  it('is one role for the account and parts for each Region with a resource', () => {
    expect(kit.stacks.map(({ name }) => name)).toEqual([
      'drawbridge-reaper',
      'drawbridge-guard-eu-west-1',
      'drawbridge-guard-us-east-1',
    ]);
    expect(kit.regions).toEqual(['eu-west-1', 'us-east-1']);
    expect(kit.groupIds).toEqual([OTHER, GROUP].sort());
    expect(kit.findings).toEqual([]);
  });

  it('never makes the role in the stack of a Region, so that a second Region does not collide', () => {
    for (const stack of kit.stacks.filter(({ kind }) => kind === 'region'))
      for (const format of ['cloudformation', 'terraform', 'cli'] as const)
        expect(guardInFormat(stack, format)).not.toMatch(/iam/i);
  });

  it('is made for each account by itself', () => {
    const elsewhere = identityOf(
      'eve',
      'arn:aws:iam::444455556666:user/eve',
      'aws',
      '444455556666',
    );
    const theirs = { ...group(OTHER), identityId: elsewhere.id };
    const kits = guardKits([...TWO_REGIONS, theirs], [ANA, elsewhere]);
    expect(kits.map(({ account }) => account)).toEqual(['111122223333', '444455556666']);
    expect(kits[1]?.regions).toEqual(['eu-west-1']);
  });

  it('names the groups it can close in words, for the person who adds another', () => {
    expect(reaper.purpose).toContain('2 groups in eu-west-1 and us-east-1');
    expect(reaper.purpose).toContain('when you add a resource, update it');
  });

  it('says when there are more groups than a role takes', () => {
    const [many = raise()] = guardKits(manyGroups(200), [ANA]);
    expect(many.findings).toMatchObject([{ kind: 'too-long', severity: 'error' }]);
  });

  it('speaks of the partition the account is in', () => {
    const china = identityOf('li', 'arn:aws-cn:iam::111122223333:user/li', 'aws-cn');
    const [theirs = raise()] = guardKits(
      [{ ...group(GROUP, 'cn-north-1'), identityId: china.id }],
      [china],
    );
    const text = guardInFormat(stackOf(theirs, 'reaper'), 'cli');
    expect(text).toContain(
      'arn:aws-cn:scheduler:cn-north-1:111122223333:schedule-group/drawbridge',
    );
    expect(text).not.toContain('arn:aws:');
  });
});

describe('the role in every format', () => {
  const trust = documentOf([reaper.trust]);
  const permissions = documentOf(reaper.clauses);

  it('is a role of CloudFormation with its policy inside', () => {
    const { Resources } = parseYaml(guardInFormat(reaper, 'cloudformation'));
    expect(Object.keys(Resources)).toEqual(['Reaper']);
    const { Type, Properties } = Resources.Reaper;
    expect(Type).toBe('AWS::IAM::Role');
    expect(Properties.RoleName).toBe('drawbridge-reaper');
    expect(Properties.AssumeRolePolicyDocument).toEqual(trust);
    expect(Properties.Policies).toEqual([
      { PolicyName: 'close-and-tell', PolicyDocument: permissions },
    ]);
  });

  it('is the same in Terraform', async () => {
    const parsed = await parseHcl('main.tf', guardInFormat(reaper, 'terraform'));
    const documents = parsed['data'].aws_iam_policy_document;
    const [statement] = documents.drawbridge_reaper_trust[0].statement;
    expect(statement.principals).toEqual([
      { type: 'Service', identifiers: ['scheduler.amazonaws.com'] },
    ]);
    expect(
      Object.fromEntries(statement.condition.map((each: any) => [each.variable, each.values])),
    ).toEqual({
      'aws:SourceAccount': ['111122223333'],
      'aws:SourceArn': [
        'arn:aws:scheduler:eu-west-1:111122223333:schedule-group/drawbridge',
        'arn:aws:scheduler:us-east-1:111122223333:schedule-group/drawbridge',
      ],
    });
    expect(
      documents.drawbridge_reaper[0].statement.map(({ actions, resources }: any) => ({
        Action: actions,
        Resource: resources,
      })),
    ).toEqual(permissions.Statement.map(({ Action, Resource }) => ({ Action, Resource })));
    expect(parsed['resource'].aws_iam_role.drawbridge_reaper[0]).toMatchObject({
      name: 'drawbridge-reaper',
      assume_role_policy: '${data.aws_iam_policy_document.drawbridge_reaper_trust.json}',
    });
    expect(parsed['resource'].aws_iam_role_policy.drawbridge_reaper[0]).toMatchObject({
      role: '${aws_iam_role.drawbridge_reaper.name}',
      policy: '${data.aws_iam_policy_document.drawbridge_reaper.json}',
    });
  });

  it('is the same to a shell, and brings a role that exists up to date', () => {
    const commands = said(reaper);
    expect(commands.map((words) => words.slice(0, 2))).toEqual([
      ['iam', 'create-role'],
      ['iam', 'update-assume-role-policy'],
      ['iam', 'put-role-policy'],
    ]);
    expect(commands.map((words) => JSON.parse(words.at(-1) ?? ''))).toEqual([
      trust,
      trust,
      permissions,
    ]);
  });
});

describe('the parts of a Region in every format', () => {
  it('are a schedule group and an encrypted queue that keeps failures for 14 days', async () => {
    const { Resources } = parseYaml(guardInFormat(region, 'cloudformation'));
    expect(Resources).toEqual({
      Schedules: { Type: 'AWS::Scheduler::ScheduleGroup', Properties: { Name: 'drawbridge' } },
      Failures: {
        Type: 'AWS::SQS::Queue',
        Properties: {
          QueueName: 'drawbridge-reaper-failures',
          MessageRetentionPeriod: 1_209_600,
          SqsManagedSseEnabled: true,
        },
      },
    });
    const { resource } = await parseHcl('main.tf', guardInFormat(region, 'terraform'));
    expect(resource.aws_scheduler_schedule_group.drawbridge_eu_west_1).toEqual([
      { region: 'eu-west-1', name: 'drawbridge' },
    ]);
    expect(resource.aws_sqs_queue.drawbridge_eu_west_1).toEqual([
      {
        region: 'eu-west-1',
        name: 'drawbridge-reaper-failures',
        message_retention_seconds: 1_209_600,
        sqs_managed_sse_enabled: true,
      },
    ]);
    expect(said(region)).toEqual([
      ['scheduler', 'create-schedule-group', '--region', 'eu-west-1', '--name', 'drawbridge'],
      [
        ...['sqs', 'create-queue', '--region', 'eu-west-1'],
        ...['--queue-name', 'drawbridge-reaper-failures', '--attributes'],
        '{"MessageRetentionPeriod":"1209600","SqsManagedSseEnabled":"true"}',
      ],
    ]);
  });

  it('of two Regions stand side by side in one Terraform project', async () => {
    const all = kit.stacks.map((stack) => guardInFormat(stack, 'terraform')).join('\n');
    const { resource } = await parseHcl('main.tf', all);
    expect(Object.keys(resource.aws_sqs_queue)).toEqual([
      'drawbridge_eu_west_1',
      'drawbridge_us_east_1',
    ]);
  });

  it('have names to save them under', () => {
    expect(guardFileName(region, 'terraform')).toBe('drawbridge-guard-eu-west-1.tf');
    expect(guardFileName(reaper, 'cloudformation')).toBe('drawbridge-reaper.yaml');
  });
});

describe('what a person needs besides', () => {
  it('is a document of the workshop, only where it is chosen and rules are added', () => {
    const titles = (more: Parameters<typeof made>[0]) =>
      made(more, TWO_REGIONS).documents.map(({ paper }) => paper.title);
    expect(titles({ guard: true })).toContain('Guaranteed close');
    expect(titles({})).not.toContain('Guaranteed close');
    expect(titles({ guard: true, shape: 'slot' })).not.toContain('Guaranteed close');
  });

  it('hands over one role to one service, and has nothing to say against it', () => {
    const { documents, thief } = made({ guard: true }, TWO_REGIONS);
    const found = documents.find(({ paper }) => paper.title === 'Guaranteed close') ?? raise();
    expect(found.findings).toEqual([]);
    expect(JSON.parse(found.json).Statement).toContainEqual({
      Sid: 'HandTheReaperToScheduler',
      Effect: 'Allow',
      Action: ['iam:PassRole'],
      Resource: [ROLE],
      Condition: { StringEquals: { 'iam:PassedToService': 'scheduler.amazonaws.com' } },
    });
    expect(thief.join(' ')).toContain('And undo your guards.');
  });
});

/** The words of each command, as a shell hands them to the AWS CLI. */
function said(stack: GuardStack): readonly (readonly string[])[] {
  const stub = "aws() { for word; do printf '%s\\0' \"$word\"; done; printf '\\n\\0'; }\n";
  const out = execFileSync('sh', ['-c', stub + guardInFormat(stack, 'cli')], { encoding: 'utf8' });
  return out
    .split('\n\0')
    .filter((line) => line !== '')
    .map((line) => line.split('\0').filter((word) => word !== ''));
}

function stackOf<K extends GuardStack['kind']>(
  { stacks }: GuardKit,
  kind: K,
): Extract<GuardStack, { kind: K }> {
  const found = stacks.find((stack) => stack.kind === kind) ?? raise();
  return found as Extract<GuardStack, { kind: K }>;
}

function raise(): never {
  throw new Error('the workshop made nothing');
}
