import type { Clause, Conditions, Statement, TrustStatement } from './document.ts';
import { listOf } from './document.ts';
import { block, escaped, indented, list, text } from './hcl.ts';
import { contentOf } from './made-document.ts';
import type { Paper, PermissionsPaper, TrustPaper, WatchPaper } from './made-document.ts';
import { SLOT_TAG } from './slot-policy.ts';
import type { SlotRule } from './slot-policy.ts';

/**
 * The document in Terraform's language, with what attaches it. IAM's `${…}` is written `$${…}`, or
 * Terraform would take it for its own.
 *
 * @see https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/iam_policy_document
 */
export function inTerraform(paper: Exclude<Paper, { kind: 'session' }>): string {
  switch (paper.kind) {
    case 'permissions':
      return [policyDocument(paper), managedPolicy(paper), ...(paper.slots ?? []).map(slot)].join(
        '\n',
      );
    case 'trust':
      return [policyDocument(paper), role(paper)].join('\n');
    case 'watch':
      return watch(paper);
  }
}

function policyDocument(paper: PermissionsPaper | TrustPaper): string {
  const statements = paper.clauses.map((clause: Clause<Statement>) => statement(clause.statement));
  return block(`data "aws_iam_policy_document" "${labelOf(paper)}"`, statements);
}

export function statement(given: Statement): readonly string[] {
  const resources = 'Resource' in given ? listOf(given.Resource) : undefined;
  const principals = 'Principal' in given ? principalOf(given) : undefined;
  return [
    'statement {',
    `  sid    = ${text(given.Sid)}`,
    `  effect = ${text(given.Effect)}`,
    ...(given.Action ? list('actions', given.Action) : []),
    ...('NotAction' in given ? list('not_actions', given.NotAction) : []),
    ...(resources ? list('resources', resources) : []),
    ...(principals
      ? [
          '  principals {',
          `    type = ${text(principals.type)}`,
          ...indented(list('identifiers', principals.identifiers)),
          '  }',
        ]
      : []),
    ...conditions(given.Condition ?? {}),
    '}',
  ];
}

function principalOf({ Principal }: TrustStatement) {
  return Principal.AWS === undefined
    ? { type: 'Service', identifiers: listOf(Principal.Service) }
    : { type: 'AWS', identifiers: listOf(Principal.AWS) };
}

function conditions(all: Conditions): readonly string[] {
  return Object.entries(all).flatMap(([test, block]) =>
    Object.entries(block).flatMap(([variable, values]) => [
      '  condition {',
      `    test     = ${text(test)}`,
      `    variable = ${text(variable)}`,
      ...indented(list('values', listOf(values))),
      '  }',
    ]),
  );
}

function managedPolicy(paper: PermissionsPaper): string {
  const { name, holder } = paper;
  const label = labelOf(paper);
  return [
    block('resource "aws_iam_policy" ' + text(label), [
      [`name   = ${text(name)}`, `policy = data.aws_iam_policy_document.${label}.json`],
    ]),
    block(`resource "aws_iam_${holder.kind}_policy_attachment" "${label}"`, [
      [`${holder.kind} = ${text(holder.name)}`, `policy_arn = aws_iam_policy.${label}.arn`],
    ]),
  ].join('\n');
}

function role(paper: TrustPaper): string {
  const label = labelOf(paper);
  return block(`resource "aws_iam_role" "${label}"`, [
    [
      `name = ${text(paper.role.name)}`,
      `path = ${text(paper.role.path)}`,
      `assume_role_policy = data.aws_iam_policy_document.${label}.json`,
    ],
  ]);
}

/** The address and ports are Drawbridge's to change, so Terraform must not put them back. */
function slot({ region, groupId, parkedOn, owner }: SlotRule, index: number): string {
  return block(`resource "aws_vpc_security_group_ingress_rule" "slot_${String(index + 1)}"`, [
    [
      `region = ${text(region)}`,
      `security_group_id = ${text(groupId)}`,
      `cidr_ipv4 = ${text(parkedOn)}`,
      'ip_protocol = "tcp"',
      'from_port = 22',
      'to_port = 22',
      `tags = { ${text(SLOT_TAG)} = ${text(owner)} }`,
      'lifecycle {',
      '  ignore_changes = [cidr_ipv4, description, from_port, to_port, ip_protocol]',
      '}',
    ],
  ]);
}

function watch(paper: WatchPaper): string {
  const label = labelOf(paper);
  const pattern = JSON.stringify(contentOf(paper), undefined, 2).split('\n').map(escaped);
  return [
    block(`resource "aws_cloudwatch_event_rule" "${label}"`, [
      [
        `region = ${text(paper.region)}`,
        `name = ${text(paper.name)}`,
        'event_pattern = <<-JSON',
        ...indented(pattern),
        'JSON',
      ],
    ]),
    block(`resource "aws_sns_topic" "${label}"`, [
      [`region = ${text(paper.region)}`, `name = ${text(paper.name)}`],
    ]),
    block(`resource "aws_cloudwatch_event_target" "${label}"`, [
      [
        `region = ${text(paper.region)}`,
        `rule = aws_cloudwatch_event_rule.${label}.name`,
        `arn = aws_sns_topic.${label}.arn`,
      ],
    ]),
    block(`data "aws_iam_policy_document" "${label}_topic"`, [
      [
        'statement {',
        '  actions = ["sns:Publish"]',
        `  resources = [aws_sns_topic.${label}.arn]`,
        '  principals {',
        '    type = "Service"',
        '    identifiers = ["events.amazonaws.com"]',
        '  }',
        '  condition {',
        '    test = "ArnEquals"',
        '    variable = "aws:SourceArn"',
        `    values = [aws_cloudwatch_event_rule.${label}.arn]`,
        '  }',
        '}',
      ],
    ]),
    block(`resource "aws_sns_topic_policy" "${label}"`, [
      [
        `region = ${text(paper.region)}`,
        `arn = aws_sns_topic.${label}.arn`,
        `policy = data.aws_iam_policy_document.${label}_topic.json`,
      ],
    ]),
  ].join('\n');
}

/** Letters, digits and underscores, beginning with a letter. */
function labelOf({ name, kind }: Paper): string {
  const label = name.replaceAll(/\W/g, '_').toLowerCase();
  return kind === 'trust' ? `role_${label}` : label;
}
