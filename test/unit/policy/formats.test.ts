import { execFileSync } from 'node:child_process';
import { parse as parseHcl } from '@cdktf/hcl2json';
import { describe, expect, it } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { listOf } from '../../../src-main/policy/document.ts';
import { fileNameOf, formatsOf, inFormat } from '../../../src-main/policy/formats.ts';
import type { Format } from '../../../src-main/policy/formats.ts';
import { contentOf } from '../../../src-main/policy/made-document.ts';
import type { Paper } from '../../../src-main/policy/made-document.ts';
import { ALL_KINDS, ANA, made } from '../../support/policy-samples.ts';

const PAPERS = ALL_KINDS.flatMap((choices) => made(choices).documents.map(({ paper }) => paper));

function written(paper: Paper, format: Format): string {
  const text = inFormat(paper, format);
  if (text === undefined) throw new Error(`${paper.id} has no form in ${format}`);
  return text;
}

/** The document with every single value as a list of one, which means the same to IAM. */
function listed(paper: Paper): unknown {
  if (paper.kind === 'watch') return contentOf(paper);
  return paper.clauses.map(({ statement }) => ({
    ...statement,
    ...('Resource' in statement && { Resource: listOf(statement.Resource) }),
    ...('Principal' in statement && { Principal: { AWS: listOf(statement.Principal.AWS ?? []) } }),
    ...(statement.Condition && {
      Condition: Object.fromEntries(
        Object.entries(statement.Condition).map(([operator, block]) => [
          operator,
          Object.fromEntries(Object.entries(block).map(([key, values]) => [key, listOf(values)])),
        ]),
      ),
    }),
  }));
}

/* eslint-disable @typescript-eslint/no-explicit-any, @typescript-eslint/no-unsafe-member-access, @typescript-eslint/no-unsafe-call, @typescript-eslint/no-unsafe-argument, @typescript-eslint/no-unsafe-assignment, @typescript-eslint/no-unsafe-return -- what a parser answers */

/** A statement read back from Terraform; `$${` is its way of writing `${`. */
function fromTerraform(statement: any): unknown {
  const plain = JSON.parse(JSON.stringify(statement).replaceAll('$${', '${'));
  const { sid, effect, actions, not_actions, resources, principals, condition = [] } = plain;
  const Condition: Record<string, Record<string, unknown>> = {};
  for (const { test, variable, values } of condition)
    Condition[test] = { ...Condition[test], [variable]: values };
  return {
    Sid: sid,
    Effect: effect,
    ...(actions && { Action: actions }),
    ...(not_actions && { NotAction: not_actions }),
    ...(resources && { Resource: resources }),
    ...(principals && { Principal: { [principals[0].type]: principals[0].identifiers } }),
    ...(condition.length > 0 && { Condition }),
  };
}

describe('a document in another format', () => {
  it.each(PAPERS.filter(({ kind }) => kind !== 'session').map((paper) => [paper.title, paper]))(
    'is the same in Terraform: %s',
    async (_, paper) => {
      const parsed = await parseHcl('main.tf', written(paper, 'terraform'));
      if (paper.kind === 'watch') {
        const [rule] = Object.values<any>(parsed['resource'].aws_cloudwatch_event_rule);
        expect(JSON.parse(rule[0].event_pattern)).toEqual(listed(paper));
        return;
      }
      const [document] = Object.values<any>(parsed['data'].aws_iam_policy_document);
      expect(document[0].statement.map(fromTerraform)).toEqual(listed(paper));
      const label = Object.keys(parsed['data'].aws_iam_policy_document).join('');
      expect(JSON.stringify(parsed['resource'])).toContain(
        `data.aws_iam_policy_document.${label}.json`,
      );
    },
  );

  it.each(PAPERS.filter(({ kind }) => kind !== 'session').map((paper) => [paper.title, paper]))(
    'is the same in CloudFormation: %s',
    (_, paper) => {
      const { Resources } = parseYaml(written(paper, 'cloudformation'));
      const all = Object.values<any>(Resources).map(({ Properties }) => Properties);
      const document = all.flatMap(
        ({ PolicyDocument, AssumeRolePolicyDocument, EventPattern }) =>
          (paper.kind === 'watch' ? EventPattern : (PolicyDocument ?? AssumeRolePolicyDocument)) ??
          [],
      );
      expect(document).toEqual([contentOf(paper)]);
    },
  );

  it.each(PAPERS.map((paper) => [paper.title, paper]))('is the same to a shell: %s', (_, paper) => {
    const stub = "aws() { for word; do printf '%s\\0' \"$word\"; done; printf '\\n\\0'; }\n";
    const said = execFileSync('sh', ['-c', stub + written(paper, 'cli')], { encoding: 'utf8' });
    const words = said.split('\0');
    const flag = words.findIndex((word) =>
      /-policy-document$|^--policy$|^--policy-document$|^--event-pattern$/.test(word),
    );
    expect(JSON.parse(words[flag + 1] ?? '')).toEqual(contentOf(paper));
  });

  it('is attached to whom it was made for', async () => {
    const [role] = made({
      role: { account: ANA.caller.account, name: 'gate', path: '/ops/' },
    }).documents;
    const parsed = await parseHcl('main.tf', written(role?.paper ?? raise(), 'terraform'));
    expect(parsed['resource'].aws_iam_role.role_gate[0]).toMatchObject({
      name: 'gate',
      path: '/ops/',
    });
    const [job] = made().documents;
    const template = parseYaml(written(job?.paper ?? raise(), 'cloudformation'));
    expect(template.Resources.DrawbridgeJobana.Properties.Users).toEqual(['ana']);
    expect(written(job?.paper ?? raise(), 'cli')).toContain(
      'aws iam attach-user-policy --user-name ana --policy-arn arn:aws:iam::111122223333:policy/DrawbridgeJob-ana',
    );
  });

  it('survives quotes in a name', () => {
    const [paper] = PAPERS;
    if (paper?.kind !== 'permissions') throw new Error('no permissions');
    const odd = { ...paper, holder: { ...paper.holder, name: "o'ana" } };
    const stub = 'aws() { printf \'%s\\n\' "$@"; }\n';
    const said = execFileSync('sh', ['-c', stub + written(odd, 'cli')], { encoding: 'utf8' });
    expect(said.split('\n')).toContain("o'ana");
  });

  it('knows what a session’s policy cannot be', () => {
    const session = PAPERS.find(({ kind }) => kind === 'session') ?? raise();
    expect(formatsOf(session)).toEqual(['json', 'cli']);
    expect(inFormat(session, 'terraform')).toBeUndefined();
    expect(fileNameOf(session, 'cli')).toBe('DrawbridgeSession-gatekeeper.sh');
  });
});

function raise(): never {
  throw new Error('the workshop made nothing');
}
