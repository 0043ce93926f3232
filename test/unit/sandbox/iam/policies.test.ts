import {
  GetPolicyCommand,
  GetPolicyVersionCommand,
  GetUserPolicyCommand,
  ListAttachedUserPoliciesCommand,
  ListUserPoliciesCommand,
  SimulatePrincipalPolicyCommand,
} from '@aws-sdk/client-iam';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SANDBOX_ACCOUNT, SANDBOX_RESTRICTED_KEY } from '../../../../src-main/sandbox/seed.ts';
import { refusal, sdkBench } from '../sdk.ts';
import type { SdkBench } from '../sdk.ts';

const BEN = `arn:aws:iam::${SANDBOX_ACCOUNT}:user/ben`;
const GROUP = `arn:aws:ec2:eu-west-1:${SANDBOX_ACCOUNT}:security-group/sg-0b1a5c7e9d3f24680`;
const REVOKE = 'ec2:RevokeSecurityGroupIngress';

let bench: SdkBench;
beforeEach(async () => {
  bench = await sdkBench();
});
afterEach(async () => {
  await bench.stop();
});

describe('the policies of a user', () => {
  const parsed = (document = '') => JSON.parse(decodeURIComponent(document)) as unknown;

  it('are its lists of actions, as an inline policy, while none are attached', async () => {
    const iam = bench.iam();
    const { PolicyNames } = await iam.send(new ListUserPoliciesCommand({ UserName: 'ana' }));
    expect(PolicyNames).toHaveLength(1);
    const PolicyName = PolicyNames?.[0];
    const { PolicyDocument } = await iam.send(
      new GetUserPolicyCommand({ UserName: 'ana', PolicyName }),
    );
    expect(parsed(PolicyDocument)).toEqual({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: ['*'], Resource: '*' }],
    });
  });

  it('are managed ones once they are attached', async () => {
    const policy = {
      Version: '2012-10-17',
      Statement: { Effect: 'Allow', Action: 'iam:*', Resource: '*' },
    } as const;
    bench.world.attachPolicies('ana', [policy]);
    const iam = bench.iam();
    const { PolicyNames } = await iam.send(new ListUserPoliciesCommand({ UserName: 'ana' }));
    expect(PolicyNames).toEqual([]);
    const listed = await iam.send(new ListAttachedUserPoliciesCommand({ UserName: 'ana' }));
    const { PolicyArn } = listed.AttachedPolicies?.[0] ?? {};
    const { Policy } = await iam.send(new GetPolicyCommand({ PolicyArn }));
    const VersionId = Policy?.DefaultVersionId;
    const got = await iam.send(new GetPolicyVersionCommand({ PolicyArn, VersionId }));
    expect(parsed(got.PolicyVersion?.Document)).toEqual(policy);
  });

  it('are shown only to those who may see them, and only where they are', async () => {
    const ben = bench.iam({ credentials: SANDBOX_RESTRICTED_KEY });
    const list = new ListUserPoliciesCommand({ UserName: 'ben' });
    expect(await refusal(ben.send(list))).toMatchObject({ code: 'AccessDenied', status: 403 });
    const wrong = new GetUserPolicyCommand({ UserName: 'ana', PolicyName: 'none' });
    expect(await refusal(bench.iam().send(wrong))).toMatchObject({ status: 404 });
  });
});

describe('the simulator', () => {
  const simulate = async (
    input: Partial<ConstructorParameters<typeof SimulatePrincipalPolicyCommand>[0]>,
  ) => {
    const command = new SimulatePrincipalPolicyCommand({
      PolicySourceArn: BEN,
      ActionNames: ['ec2:DescribeSecurityGroups', REVOKE],
      ...input,
    });
    return (await bench.iam().send(command)).EvaluationResults ?? [];
  };

  it('answers once for each action', async () => {
    const results = await simulate({ ResourceArns: [GROUP] });
    expect(
      results.map(({ EvalActionName, EvalDecision }) => [EvalActionName, EvalDecision]),
    ).toEqual([
      ['ec2:DescribeSecurityGroups', 'allowed'],
      [REVOKE, 'implicitDeny'],
    ]);
  });

  it('answers for each of several resources inside', async () => {
    const other = GROUP.replace('680', '681');
    bench.world.attachPolicies('ben', [
      { Version: '2012-10-17', Statement: { Effect: 'Allow', Action: REVOKE, Resource: GROUP } },
    ]);
    const [result] = await simulate({ ActionNames: [REVOKE], ResourceArns: [GROUP, other] });
    expect(result?.EvalDecision).toBe('implicitDeny');
    expect(
      result?.ResourceSpecificResults?.map((each) => [
        each.EvalResourceName,
        each.EvalResourceDecision,
      ]),
    ).toEqual([
      [GROUP, 'allowed'],
      [other, 'implicitDeny'],
    ]);
  });

  it('tells a refusal from a mere lack', async () => {
    bench.world.deny('ben', REVOKE);
    const [result] = await simulate({ ActionNames: [REVOKE] });
    expect(result?.EvalDecision).toBe('explicitDeny');
  });

  it('knows only the context it is given, and names the rest', async () => {
    const Condition = { StringEquals: { 'ec2:Region': 'eu-west-1' } };
    bench.world.attachPolicies('ben', [
      {
        Version: '2012-10-17',
        Statement: { Effect: 'Allow', Action: REVOKE, Resource: '*', Condition },
      },
    ]);
    const [without] = await simulate({ ActionNames: [REVOKE] });
    expect(without).toMatchObject({
      EvalDecision: 'implicitDeny',
      MissingContextValues: ['ec2:Region'],
    });
    const region = {
      ContextKeyName: 'ec2:Region',
      ContextKeyType: 'string' as const,
      ContextKeyValues: ['eu-west-1'],
    };
    const [given] = await simulate({ ActionNames: [REVOKE], ContextEntries: [region] });
    expect(given?.EvalDecision).toBe('allowed');
  });

  it('answers only those who may ask, and only about whom there is', async () => {
    const ben = bench.iam({ credentials: SANDBOX_RESTRICTED_KEY });
    const ask = (PolicySourceArn: string) =>
      new SimulatePrincipalPolicyCommand({ PolicySourceArn, ActionNames: [REVOKE] });
    expect(await refusal(ben.send(ask(BEN)))).toMatchObject({ code: 'AccessDenied' });
    expect(await refusal(bench.iam().send(ask(`${BEN}jamin`)))).toMatchObject({ status: 404 });
  });
});
