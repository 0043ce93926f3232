import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { StandingRule } from '../../src-main/leases/gate.ts';
import type { Resource } from '../../src-main/resources/resource.ts';
import { sandboxAws, standingRule } from '../support/sandbox-gate.ts';
import type { SandboxAws } from '../support/sandbox-gate.ts';
import { gateIdentity, gateResource } from './gate-subjects.ts';
import { HOME, MARK, problemOf, valueOf } from './gate-trial.ts';

const DESCRIBE = 'DescribeSecurityGroupRules';

/** Reads of different groups that are asked for together, as at a start or when many are closed. */
describe('reading many groups at once', () => {
  let aws: SandboxAws;

  beforeEach(async () => {
    aws = await sandboxAws();
  });
  afterEach(async () => {
    aws.clients.forget(gateIdentity.id);
    await aws.sandbox.stop();
  });

  function manyGroups(count: number): readonly Resource[] {
    const [pattern] = aws.world.groups();
    if (!pattern) throw new Error('the sandbox has no group');
    return Array.from({ length: count }, (_, index) => {
      const groupId = `sg-0be4${String(index).padStart(13, '0')}`;
      aws.world.addGroup({ ...pattern, id: groupId, name: `many-${String(index)}` });
      return { ...gateResource, groupId };
    });
  }

  const read = (resource: Resource) => aws.gate.read(gateIdentity, resource);
  const open = (resource: Resource) => aws.gate.open(gateIdentity, resource, [HOME], MARK);
  const standing = ({ groupId }: Resource): readonly StandingRule[] =>
    aws.world
      .rules(groupId)
      .filter(({ isEgress }) => !isEgress)
      .map(standingRule);

  it('asks once, and each group is told its own rules', async () => {
    const groups = manyGroups(3);
    for (const group of groups.slice(1)) valueOf(await open(group));
    aws.actions();
    const reads = await Promise.all([...groups, gateResource].map(read));
    expect(aws.actions()).toEqual([DESCRIBE]);
    expect(reads.map(valueOf)).toEqual([...groups, gateResource].map(standing));
    expect(reads.map(valueOf).map(({ length }) => length)).toEqual([0, 1, 1, expect.any(Number)]);
  });

  it('asks for a hundred groups in a call', async () => {
    const groups = manyGroups(250);
    const reads = await Promise.all(groups.map(read));
    expect(aws.actions()).toEqual([DESCRIBE, DESCRIBE, DESCRIBE]);
    expect(reads.map(valueOf)).toEqual(groups.map(() => []));
  });

  it('tells all of them when AWS refuses', async () => {
    const groups = manyGroups(3);
    aws.world.deny('ana', `ec2:${DESCRIBE}`);
    const reads = await Promise.all(groups.map(read));
    expect(reads.map(problemOf)).toEqual(
      groups.map(() => expect.objectContaining({ kind: 'not-allowed' }) as unknown),
    );
    expect(aws.actions()).toEqual([DESCRIBE]);
  });

  it('finds out which of them is gone', async () => {
    const groups = manyGroups(3);
    const code = 'InvalidGroup.NotFound';
    aws.world.faults.next({ action: DESCRIBE, kind: 'http', status: 400, code, times: 2 });
    const reads = await Promise.all(groups.map(read));
    // Asked for alone, one of them is refused: whichever AWS hears of first.
    const gone = groups.filter((_group, index) => !reads[index]?.ok);
    const problems = reads.filter(({ ok }) => !ok).map(problemOf);
    expect(problems).toHaveLength(1);
    expect(problems).toEqual(
      gone.map(({ groupId, region }) => ({ kind: 'group-gone', groupId, region })),
    );
    expect(aws.actions()).toHaveLength(4);
  });
});
