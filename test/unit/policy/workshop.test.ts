import { describe, expect, it } from 'vitest';
import { SWITCH_BUYS } from '../../../src-main/policy/job-policy.ts';
import { contentOf } from '../../../src-main/policy/made-document.ts';
import type { Paper } from '../../../src-main/policy/made-document.ts';
import { workshop } from '../../../src-main/policy/workshop.ts';
import {
  ALL_KINDS,
  ANA,
  GROUP,
  GROUP_ARN,
  NETWORKS,
  OTHER_ACCOUNT,
  ROLE,
  chosen,
  group,
  identityOf,
  made,
  manyGroups,
  paperTitled,
} from '../../support/policy-samples.ts';

const NOTHING = { modify: false, descriptions: false, tags: false };

function statement(paper: Paper, sid: string): unknown {
  if (paper.kind === 'watch') return undefined;
  return paper.clauses.map((clause) => clause.statement).find(({ Sid }) => Sid === sid);
}

function actions(paper: Paper): readonly string[] {
  if (paper.kind === 'watch') return [];
  return paper.clauses.flatMap((clause) => clause.statement.Action ?? []);
}

describe('the policy workshop', () => {
  it('needs four permissions at least, all of them on what was chosen', () => {
    const job = paperTitled(
      made({ switches: NOTHING, keys: 'nothing' }),
      'Permissions for the job',
    );
    expect(actions(job)).toEqual([
      'ec2:DescribeSecurityGroups',
      'ec2:DescribeSecurityGroupRules',
      'ec2:AuthorizeSecurityGroupIngress',
      'ec2:RevokeSecurityGroupIngress',
    ]);
    expect(statement(job, 'OpenAndCloseTheseGroups')).toMatchObject({ Resource: [GROUP_ARN] });
  });

  it('adds each optional permission by a switch of its own', () => {
    const added = (more: Partial<typeof NOTHING>): readonly string[] =>
      actions(
        paperTitled(made({ switches: { ...NOTHING, ...more } }), 'Permissions for the job'),
      ).slice(4);
    expect(added({ modify: true })).toEqual([
      'ec2:ModifySecurityGroupRules',
      'ec2:ModifySecurityGroupRules',
    ]);
    expect(added({ descriptions: true })).toEqual([
      'ec2:UpdateSecurityGroupRuleDescriptionsIngress',
    ]);
    expect(added({ tags: true })).toEqual(['ec2:AuthorizeSecurityGroupIngress', 'ec2:CreateTags']);
  });

  it('says of each optional permission what it buys', () => {
    for (const buys of Object.values(SWITCH_BUYS)) expect(buys).toMatch(/; without it .+\.$/);
    expect(Object.keys(SWITCH_BUYS)).toEqual(Object.keys(chosen().switches));
  });

  it('names a user by the exact ARN with its path', () => {
    const rotation = paperTitled(made({ keys: 'rotate' }), 'Replacing your own access keys');
    expect(statement(rotation, 'RotateMyKeys')).toMatchObject({
      Resource: 'arn:aws:iam::111122223333:user/team/ana',
    });
    expect(JSON.stringify(contentOf(rotation))).not.toContain('*');
  });

  it('makes both sides of a role in another account', () => {
    const all = made({ role: { ...ROLE, externalId: 'ext-1', mfa: { maxAgeSeconds: 3600 } } });
    expect(statement(paperTitled(all, 'Who may become the role'), 'OnlyThisOneMayAssume')).toEqual({
      Sid: 'OnlyThisOneMayAssume',
      Effect: 'Allow',
      Principal: { AWS: ANA.caller.arn },
      Action: ['sts:AssumeRole'],
      Condition: {
        StringEquals: { 'sts:ExternalId': 'ext-1' },
        Bool: { 'aws:MultiFactorAuthPresent': 'true' },
        NumericLessThan: { 'aws:MultiFactorAuthAge': '3600' },
      },
    });
    expect(statement(paperTitled(all, 'Becoming the role'), 'BecomeTheRole')).toMatchObject({
      Resource: `arn:aws:iam::${OTHER_ACCOUNT}:role/ops/gatekeeper`,
    });
    const job = paperTitled(all, 'Permissions for the job');
    expect(job).toMatchObject({ holder: { kind: 'role', name: 'gatekeeper' } });
    expect(JSON.stringify(contentOf(job))).toContain(`:${OTHER_ACCOUNT}:security-group/${GROUP}`);
  });

  it('needs no second side for a role in the same account, where the trust is enough', () => {
    const same = made({ role: { ...ROLE, account: ANA.caller.account } });
    expect(same.documents.map(({ paper }) => paper.title)).not.toContain('Becoming the role');
  });

  it('refuses everything from elsewhere, or everything but closing', () => {
    const title = 'Refusal from elsewhere';
    const fixed = paperTitled(made({ from: { kind: 'fixed', networks: NETWORKS } }), title);
    const current = paperTitled(made({ from: { kind: 'current', networks: NETWORKS } }), title);
    expect(statement(fixed, 'DenyFromElsewhere')).toEqual({
      Sid: 'DenyFromElsewhere',
      Effect: 'Deny',
      Action: ['*'],
      Resource: '*',
      Condition: {
        NotIpAddress: { 'aws:SourceIp': ['2a01:4b00:8a3c::/48', '81.187.42.0/24'] },
        Bool: { 'aws:ViaAWSService': 'false' },
      },
    });
    expect(statement(current, 'DenyFromElsewhere')).toMatchObject({
      NotAction: ['ec2:DescribeSecurityGroupRules', 'ec2:RevokeSecurityGroupIngress'],
    });
  });

  it('refuses nothing as long as no network is named', () => {
    const empty = made({ from: { kind: 'fixed', networks: [] } });
    expect(empty.documents.some(({ json }) => json.includes('Deny'))).toBe(false);
  });

  it('limits a slot to rules with the owner’s tag and never adds or removes one', () => {
    const slot = paperTitled(made({ shape: 'slot' }), 'Permissions for your own slot');
    expect(actions(slot)).not.toContain('ec2:AuthorizeSecurityGroupIngress');
    expect(statement(slot, 'OnlyMyOwnSlot')).toMatchObject({
      Condition: { StringEquals: { 'aws:ResourceTag/drawbridge:owner': '${aws:username}' } },
    });
    expect(slot).toMatchObject({
      slots: [{ groupId: GROUP, parkedOn: '192.0.2.1/32', owner: 'ana' }],
    });
  });

  it('watches who changes policies and keys, in the one Region that hears of it', () => {
    const watch = paperTitled(made({ watch: true }), 'Watch over policies and keys');
    expect(watch).toMatchObject({ kind: 'watch', region: 'us-east-1' });
    expect(contentOf(watch)).toMatchObject({
      source: ['aws.iam'],
      detail: {
        $or: [
          { requestParameters: { userName: ['ana'] } },
          { userIdentity: { type: ['IAMUser'], userName: ['ana'] } },
          {
            requestParameters: {
              policyArn: [
                'arn:aws:iam::111122223333:policy/DrawbridgeJob-ana',
                'arn:aws:iam::111122223333:policy/DrawbridgeKeyHealth-ana',
              ],
            },
          },
        ],
      },
    });
  });

  it('speaks of several identities, each in its own partition, account and Region', () => {
    const cn = identityOf('cn', 'arn:aws-cn:iam::444455556666:user/ben', 'aws-cn', '444455556666');
    const gov = identityOf(
      'gov',
      'arn:aws-us-gov:iam::777788889999:user/cy',
      'aws-us-gov',
      '777788889999',
    );
    const resources = [
      { ...group('sg-aaaaaaaa', 'cn-north-1'), identityId: cn.id },
      { ...group('sg-bbbbbbbb', 'us-gov-west-1'), identityId: gov.id },
    ];
    const json = workshop(chosen(), resources, [cn, gov])
      .documents.map((document) => document.json)
      .join('\n');
    expect(json).toContain('arn:aws-cn:ec2:cn-north-1:444455556666:security-group/sg-aaaaaaaa');
    expect(json).toContain(
      'arn:aws-us-gov:ec2:us-gov-west-1:777788889999:security-group/sg-bbbbbbbb',
    );
    expect(json).not.toContain('arn:aws:');
  });

  it('divides what is too long for one policy, and says why', () => {
    const { documents } = made({ keys: 'nothing' }, manyGroups(200));
    expect(documents.length).toBeGreaterThan(1);
    for (const { size, limit, paper } of documents) {
      expect(size).toBeLessThanOrEqual(limit);
      expect(paper.splitBecause).toMatch(/6144 characters/);
    }
    const named = documents.flatMap(({ json }) => json.match(/security-group\/sg-\w+/g) ?? []);
    expect(new Set(named).size).toBe(200);
    expect(named.length).toBe(200);
  });

  it('warns of more policies than IAM attaches to one user', () => {
    expect(made({}, manyGroups(1000)).findings).toMatchObject([{ kind: 'too-many' }]);
    expect(made({}, manyGroups(20)).findings).toEqual([]);
  });

  it('narrows a session with a document that fits into a request', () => {
    const { documents } = made({ role: ROLE, session: true }, manyGroups(40));
    const sessions = documents.filter(({ paper }) => paper.kind === 'session');
    expect(sessions.length).toBeGreaterThan(1);
    for (const { size } of sessions) expect(size).toBeLessThanOrEqual(2048);
  });

  it('makes the same documents whatever order the resources come in', () => {
    const groups = manyGroups(90);
    expect(made({}, [...groups].reverse())).toEqual(made({}, groups));
  });

  it('takes groups that are only described', () => {
    const described = [{ identityId: ANA.id, region: group(GROUP).region, groupId: 'sg-12345678' }];
    expect(made({ described }, []).documents[0]?.json).toContain('sg-12345678');
  });

  it('explains every line that belongs to a statement', () => {
    for (const more of ALL_KINDS) {
      for (const { paper, json, lines } of made(more).documents) {
        expect(json).toBe(JSON.stringify(contentOf(paper), undefined, 2));
        for (const { clause, says } of lines) expect(says === undefined).toBe(clause === undefined);
        const sentences = new Set(lines.flatMap(({ says }) => says ?? []));
        expect(sentences.size).toBe(paper.kind === 'watch' ? 1 : paper.clauses.length);
        for (const sentence of sentences) expect(sentence).toMatch(/^[A-Z].{20,}\.$/);
      }
    }
  });

  it('has nothing to make without a resource, nor for the root user', () => {
    expect(made({}, []).documents).toEqual([]);
    const root = identityOf(ANA.id, 'arn:aws:iam::111122223333:root');
    expect(made({}, [group(GROUP)], root)).toEqual({
      documents: [],
      findings: [],
      thief: [],
      tighter: [],
    });
  });
});
