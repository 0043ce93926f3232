import { documentOf } from '../../src-main/policy/document.ts';
import type { PolicyDocument } from '../../src-main/policy/document.ts';
import { USUAL_CHOICES } from '../../src-main/policy/choices.ts';
import { workshop } from '../../src-main/policy/workshop.ts';
import { SANDBOX_GROUPS } from '../../src-main/sandbox/seed-groups.ts';
import { addDoors } from './support/furnish.ts';
import type { Lab } from './support/lab.ts';
import { expect, test } from './support/test.ts';

const { bastionProd, stagingDb } = SANDBOX_GROUPS;

/** From here on AWS decides every call by what the workshop writes for the app's own resources. */
async function holdToOwnPolicy(
  lab: Lab,
  change: (document: PolicyDocument) => PolicyDocument = (document) => document,
): Promise<void> {
  const { resources, identities } = await lab.snapshot();
  const switches = { modify: true, descriptions: true, tags: false };
  const { documents } = workshop({ ...USUAL_CHOICES, switches }, resources, identities);
  const policies = documents.flatMap(({ paper }) =>
    paper.kind === 'permissions' ? [change(documentOf(paper.clauses))] : [],
  );
  expect(policies.length).toBeGreaterThan(0);
  lab.aws.world.attachPolicies('ana', policies);
}

function without(action: string): (document: PolicyDocument) => PolicyDocument {
  return (document) => ({
    ...document,
    Statement: document.Statement.map((statement) =>
      statement.Action
        ? { ...statement, Action: statement.Action.filter((each) => each !== action) }
        : statement,
    ),
  });
}

test('the whole job is done under the policy the app wrote for it', async ({ lab }) => {
  await addDoors(lab);
  await holdToOwnPolicy(lab);
  await lab.clickTray(/^Open bastion/);
  await lab.clickTray(/^Open database/);
  await lab.waitForRules(bastionProd, 2);
  await lab.waitForRules(stagingDb, 2);
  await lab.done('lease.extend', { leaseId: await lab.leaseOf('bastion'), minutes: 60 });

  lab.aws.world.setAddress({ ipv4: '93.184.215.14', ipv6: '2a00:1450:4009:820::42' });
  await lab.done('address.check', {});
  const moved = ['2a00:1450:4009:820::42', '93.184.215.14'];
  for (const group of [bastionProd, stagingDb]) await lab.waitForSources(group, moved);

  await lab.clickTray(/^Close all/);
  for (const group of [bastionProd, stagingDb]) await lab.waitForRules(group, 0);
  const refused = lab.aws.requests.filter(({ errorCode }) => errorCode === 'UnauthorizedOperation');
  expect(refused).toEqual([]);
});

for (const [action, deed] of [
  ['ec2:AuthorizeSecurityGroupIngress', 'opening'],
  ['ec2:RevokeSecurityGroupIngress', 'closing'],
] as const)
  test(`without ${action} the app names it when ${deed} is refused`, async ({ lab }) => {
    const { bastion } = await addDoors(lab);
    await holdToOwnPolicy(lab, without(action));
    const opened = await lab.call('lease.open', {
      resourceId: bastion,
      duration: { kind: 'usual' },
    });
    const answer = opened.ok
      ? await lab.call('lease.close', { leaseId: opened.value.leaseId })
      : opened;
    expect(answer).toMatchObject({ ok: false, error: { kind: 'not-allowed', action } });

    await holdToOwnPolicy(lab);
    if (opened.ok) await lab.done('lease.close', { leaseId: opened.value.leaseId });
    await lab.waitForRules(bastionProd, 0);
  });
