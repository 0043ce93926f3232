import { GUARD_NAMES } from '../kernel/guard-names.ts';
import { documentOf } from './document.ts';
import type { Statement } from './document.ts';
import { inShell } from './format-cli.ts';
import { templateOf } from './format-cloudformation.ts';
import type { Template, Value } from './format-cloudformation.ts';
import { statement } from './format-terraform.ts';
import type { Format } from './formats.ts';
import type { GuardStack, ReaperStack, RegionStack } from './guard-kit.ts';
import { block, text } from './hcl.ts';

/** A set-up makes things beside policies, so it has no form as a JSON policy. */
export type GuardFormat = Exclude<Format, 'json'>;

const POLICY = 'close-and-tell';
/** The longest SQS keeps a message. */
const FOURTEEN_DAYS = 14 * 24 * 3_600;

/** The stack as text to copy or save. */
export function guardInFormat(stack: GuardStack, format: GuardFormat): string {
  switch (format) {
    case 'cloudformation':
      return inCloudFormation(stack);
    case 'terraform':
      return stack.kind === 'reaper' ? reaperInTerraform(stack) : regionInTerraform(stack);
    case 'cli':
      return stack.kind === 'reaper' ? reaperInShell(stack) : regionInShell(stack);
  }
}

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-scheduler-schedulegroup.html */
function inCloudFormation(stack: GuardStack): string {
  return templateOf(
    stack.purpose,
    stack.kind === 'reaper' ? { Reaper: reaperResource(stack) } : REGION_RESOURCES,
  );
}

function reaperResource({ trust, clauses }: ReaperStack): Template {
  return {
    Type: 'AWS::IAM::Role',
    Properties: {
      RoleName: GUARD_NAMES.role,
      Description: 'Closes what Drawbridge opened, when its time has come',
      AssumeRolePolicyDocument: plain(documentOf([trust])),
      Policies: [{ PolicyName: POLICY, PolicyDocument: plain(documentOf(clauses)) }],
    },
  };
}

const REGION_RESOURCES: Template = {
  Schedules: {
    Type: 'AWS::Scheduler::ScheduleGroup',
    Properties: { Name: GUARD_NAMES.scheduleGroup },
  },
  Failures: {
    Type: 'AWS::SQS::Queue',
    Properties: {
      QueueName: GUARD_NAMES.queue,
      MessageRetentionPeriod: FOURTEEN_DAYS,
      SqsManagedSseEnabled: true,
    },
  },
};

/** @see https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/scheduler_schedule_group */
function reaperInTerraform({ trust, clauses }: ReaperStack): string {
  const document = (label: string, statements: readonly Statement[]) =>
    block(`data "aws_iam_policy_document" "${label}"`, statements.map(statement));
  return [
    document('drawbridge_reaper_trust', [trust.statement]),
    document(
      'drawbridge_reaper',
      clauses.map((clause) => clause.statement),
    ),
    block('resource "aws_iam_role" "drawbridge_reaper"', [
      [
        `name = ${text(GUARD_NAMES.role)}`,
        'description = "Closes what Drawbridge opened, when its time has come"',
        'assume_role_policy = data.aws_iam_policy_document.drawbridge_reaper_trust.json',
      ],
    ]),
    block('resource "aws_iam_role_policy" "drawbridge_reaper"', [
      [
        `name = ${text(POLICY)}`,
        'role = aws_iam_role.drawbridge_reaper.name',
        'policy = data.aws_iam_policy_document.drawbridge_reaper.json',
      ],
    ]),
  ].join('\n');
}

function regionInTerraform({ region }: RegionStack): string {
  const label = region.replaceAll('-', '_');
  return [
    block(`resource "aws_scheduler_schedule_group" "drawbridge_${label}"`, [
      [`region = ${text(region)}`, `name = ${text(GUARD_NAMES.scheduleGroup)}`],
    ]),
    block(`resource "aws_sqs_queue" "drawbridge_${label}"`, [
      [
        `region = ${text(region)}`,
        `name = ${text(GUARD_NAMES.queue)}`,
        `message_retention_seconds = ${String(FOURTEEN_DAYS)}`,
        'sqs_managed_sse_enabled = true',
      ],
    ]),
  ].join('\n');
}

/** The second and third command also bring a role that exists up to date. */
function reaperInShell({ trust, clauses }: ReaperStack): string {
  const role = ['--role-name', GUARD_NAMES.role];
  const trusted = JSON.stringify(documentOf([trust]));
  return [
    '# Again after a change: the first command then says EntityAlreadyExists, and the others count.\n',
    inShell([
      ['aws', 'iam', 'create-role', ...role, '--assume-role-policy-document', trusted],
      ['aws', 'iam', 'update-assume-role-policy', ...role, '--policy-document', trusted],
      [
        ...['aws', 'iam', 'put-role-policy', ...role, '--policy-name', POLICY],
        ...['--policy-document', JSON.stringify(documentOf(clauses))],
      ],
    ]),
  ].join('');
}

function regionInShell({ region }: RegionStack): string {
  const here = ['--region', region];
  const attributes = {
    MessageRetentionPeriod: String(FOURTEEN_DAYS),
    SqsManagedSseEnabled: 'true',
  };
  return inShell([
    ['aws', 'scheduler', 'create-schedule-group', ...here, '--name', GUARD_NAMES.scheduleGroup],
    [
      ...['aws', 'sqs', 'create-queue', ...here, '--queue-name', GUARD_NAMES.queue],
      ...['--attributes', JSON.stringify(attributes)],
    ],
  ]);
}

/** Documents are plain JSON values, which the types of their own do not say. */
function plain(document: object): Value {
  return JSON.parse(JSON.stringify(document)) as Value;
}

/** A name to save it under. */
export function guardFileName({ name }: GuardStack, format: GuardFormat): string {
  return `${name}.${{ terraform: 'tf', cloudformation: 'yaml', cli: 'sh' }[format]}`;
}
