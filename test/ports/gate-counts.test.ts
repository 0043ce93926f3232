import { afterEach, expect, it } from 'vitest';
import type { Resource } from '../../src-main/resources/resource.ts';
import { startCore } from '../bench/support/core.ts';
import type { Core } from '../bench/support/core.ts';
import { startSandbox } from '../../src-main/sandbox/sandbox-server.ts';
import type { SandboxServer } from '../../src-main/sandbox/sandbox-server.ts';
import { gateResource } from './gate-subjects.ts';

const READ = 'DescribeSecurityGroupRules';

let core: Core;
let aws: SandboxServer;

afterEach(async () => {
  await core.stop();
  await aws.stop();
});

async function openMany(count: number): Promise<readonly string[]> {
  aws = await startSandbox({});
  const [pattern] = aws.world.groups();
  if (!pattern) throw new Error('the sandbox has no group');
  const resources = Array.from({ length: count }, (_, index): Resource => {
    const groupId = `sg-0be3${String(index).padStart(13, '0')}`;
    aws.world.addGroup({ ...pattern, id: groupId, name: `many-${String(index)}` });
    return { ...gateResource, id: `many-${String(index)}` as Resource['id'], groupId };
  });
  core = await startCore(aws.url, resources, 1);
  await core.open();
  return aws.requests.map(({ action }) => action);
}

it.each([1, 10, 40])('opens %i groups with as many calls and no read', async (count) => {
  expect(await openMany(count)).toEqual(
    Array.from({ length: count }, () => 'AuthorizeSecurityGroupIngress'),
  );
});

it('closes 40 groups with as many changes, all looked at by one read before', async () => {
  const opened = await openMany(40);
  await core.close();
  const closing = aws.requests.slice(opened.length).map(({ action }) => action);
  expect(closing.filter((action) => !action.startsWith('Describe'))).toEqual(
    Array.from({ length: 40 }, () => 'RevokeSecurityGroupIngress'),
  );
  // What is closed together is confirmed together, as far as AWS's answers come together.
  expect(closing.slice(0, 2)).toEqual([READ, 'RevokeSecurityGroupIngress']);
  expect(closing.filter((action) => action === READ).length).toBeLessThanOrEqual(1 + 40);
});
