import { SANDBOX_GROUPS } from '../../src-main/sandbox/seed-groups.ts';
import { SANDBOX_ACCOUNT } from '../../src-main/sandbox/seed.ts';
import { waitFor } from '../support/wait-for.ts';
import { addKey, addResource } from './support/furnish.ts';
import type { Lab } from './support/lab.ts';
import { expect, test } from './support/test.ts';

const SSH = { protocol: 'tcp', from: 22, to: 22 } as const;

/** Waits until groups were read so often, and answers what else was asked for meanwhile. */
async function actionsUntilReads(lab: Lab, since: number, reads: number): Promise<string[]> {
  const actions = (): string[] => lab.aws.requests.slice(since).map(({ action }) => action);
  await waitFor(
    () => actions().filter((action) => action === 'DescribeSecurityGroupRules').length >= reads,
    { what: `${String(reads)} reads of groups`, timeoutMs: 20_000 },
  );
  return actions();
}

test('a start, and waking up, look at groups of access keys only: a role waits for a click', async ({
  lab,
}) => {
  const own = await addKey(lab);
  await addResource(lab, own, 'by-key', SANDBOX_GROUPS.bastionProd, [SSH]);
  const { identityId } = await lab.done('identity.addRole', {
    from: own,
    roleArn: `arn:aws:iam::${SANDBOX_ACCOUNT}:role/gatekeeper`,
    externalId: 'drawbridge-e2e-0001',
    minutes: 60,
    region: 'eu-west-1',
  });
  const byRole = await addResource(lab, identityId, 'by-role', SANDBOX_GROUPS.stagingDb, [SSH]);
  await lab.app.kill();

  const since = lab.aws.requests.length;
  await lab.launch();
  // One opens the connection for the first click, one looks for rules left behind.
  expect(await actionsUntilReads(lab, since, 2)).not.toContain('AssumeRole');
  await lab.app.electron.evaluate(({ powerMonitor }) => powerMonitor.emit('resume'));
  expect(await actionsUntilReads(lab, since, 3)).not.toContain('AssumeRole');

  await lab.done('lease.open', { resourceId: byRole, duration: { kind: 'usual' } });
  await lab.waitForRules(SANDBOX_GROUPS.stagingDb, 2);
});
