import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { groupFinder } from '../../src-main/aws/group-finder.ts';
import { SANDBOX_GROUPS } from '../../src-main/sandbox/seed-groups.ts';
import { sandboxAws } from '../support/sandbox-gate.ts';
import type { SandboxAws } from '../support/sandbox-gate.ts';
import { problemOf, valueOf } from './gate-trial.ts';
import { gateIdentity } from './gate-subjects.ts';

describe('finding security groups', () => {
  let aws: SandboxAws;
  let folder: string | undefined;

  beforeEach(async () => {
    aws = await sandboxAws();
  });
  afterEach(async () => {
    aws.clients.forget(gateIdentity.id);
    await aws.sandbox.stop();
    if (folder !== undefined) await rm(folder, { recursive: true });
    folder = undefined;
  });
  const find = (page: { groupId?: string; nextToken?: string } = {}) =>
    groupFinder(aws.clients)(gateIdentity, gateIdentity.homeRegion, page);

  it('lists the groups of one Region with what a person knows them by', async () => {
    const { groups } = valueOf(await find());
    expect(groups.map(({ name }) => name).sort()).toEqual([
      'bastion-prod',
      'jump-eu',
      'launch-wizard-1',
      'legacy-office-list',
      'staging-db',
    ]);
    expect(groups.find(({ groupId }) => groupId === SANDBOX_GROUPS.bastionProd)).toMatchObject({
      name: 'bastion-prod',
      description: 'SSH bastion in front of production',
      vpcId: expect.stringMatching(/^vpc-/) as string,
      tags: { env: 'prod', team: 'platform' },
    });
  });

  it('counts rules as the quota does: a rule from another group counts for both families', async () => {
    const { groups } = valueOf(await find());
    const counts = Object.fromEntries(
      groups.map(({ name, ipv4Rules, ipv6Rules }) => [name, [ipv4Rules, ipv6Rules]]),
    );
    expect(counts).toMatchObject({
      'jump-eu': [1, 1],
      'legacy-office-list': [60, 0],
      'staging-db': [2, 1],
    });
  });

  it('finds one group by its id, and none that is elsewhere', async () => {
    const { groups } = valueOf(await find({ groupId: SANDBOX_GROUPS.jumpEu }));
    expect(groups.map(({ name }) => name)).toEqual(['jump-eu']);
    expect(valueOf(await find({ groupId: SANDBOX_GROUPS.ciRunners })).groups).toEqual([]);
  });

  it('hands out a large account a hundred groups at a time', async () => {
    folder = await mkdtemp(join(tmpdir(), 'drawbridge-groups-'));
    const path = join(folder, 'world.json');
    const world = aws.world.snapshot();
    const groups = world.groups.slice(0, 1).flatMap((group) =>
      Array.from({ length: 130 }, (_, index) => ({
        ...group,
        id: `sg-1${String(index).padStart(16, '0')}`,
        name: `many-${String(index)}`,
      })),
    );
    await writeFile(path, JSON.stringify({ ...world, groups, rules: [] }));
    aws.clients.forget(gateIdentity.id);
    await aws.sandbox.stop();
    aws = await sandboxAws({ statePath: path });
    const first = valueOf(await find());
    expect(first.groups).toHaveLength(100);
    const { nextToken = '' } = first;
    const second = valueOf(await find({ nextToken }));
    expect(second.groups).toHaveLength(30);
    expect(second.nextToken).toBeUndefined();
  });

  it('names the permission it lacks', async () => {
    aws.world.deny('ana', 'ec2:DescribeSecurityGroups');
    expect(problemOf(await find())).toEqual({
      kind: 'not-allowed',
      action: 'ec2:DescribeSecurityGroups',
      resource: '*',
    });
  });
});
