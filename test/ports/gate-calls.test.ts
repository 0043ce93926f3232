import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Grant } from '../../src-main/leases/lease.ts';
import type { Fault } from '../../src-main/sandbox/faults.ts';
import { SANDBOX_KEY } from '../../src-main/sandbox/seed.ts';
import { sandboxAws } from '../support/sandbox-gate.ts';
import type { SandboxAws } from '../support/sandbox-gate.ts';
import { CAFE, HOME, SSH, WEB, leaseMark, problemOf, valueOf } from './gate-trial.ts';
import { gateIdentity, gateResource } from './gate-subjects.ts';

const AUTHORIZE = 'AuthorizeSecurityGroupIngress';
const REVOKE = 'RevokeSecurityGroupIngress';
const MODIFY = 'ModifySecurityGroupRules';
const DESCRIBE = 'DescribeSecurityGroupRules';
const UPDATE = 'UpdateSecurityGroupRuleDescriptionsIngress';

/** What the gate says over the wire, and what it makes of broken answers. */
describe('the calls of the security-group gate', () => {
  const mark = leaseMark('k3x9m2pq8w');
  const { groupId } = gateResource;
  let aws: SandboxAws;

  beforeEach(async () => {
    aws = await sandboxAws();
  });
  afterEach(async () => {
    aws.clients.forget(gateIdentity.id);
    await aws.sandbox.stop();
  });

  const open = (resource = gateResource) => aws.gate.open(gateIdentity, resource, [HOME], mark);
  const opened = async (): Promise<readonly Grant[]> => {
    const { grants } = valueOf(await open());
    aws.actions();
    return grants;
  };
  const close = (grants: readonly Grant[]) => aws.gate.close(gateIdentity, gateResource, grants);
  const fault = (action: string, kind: Fault['kind'], more: Partial<Fault> = {}) => {
    aws.world.faults.next({ service: 'ec2', action, kind, ...more });
  };
  const ours = () => aws.world.rules(groupId).filter((rule) => rule.description?.includes('k3x9'));

  it('fills a group to its limit with one call and no read', async () => {
    const ports = Array.from({ length: 59 }, (_, index) => {
      const port = 3000 + index;
      return { protocol: 'tcp', from: port, to: port } as const;
    });
    const granted = valueOf(await open({ ...gateResource, ports }));
    expect(granted.grants).toHaveLength(59);
    expect(aws.actions()).toEqual([AUTHORIZE]);
    expect(granted.requestId).toBe(aws.sandbox.requests.at(-1)?.requestId);
  });

  it('says who is calling', async () => {
    await opened();
    expect(aws.sandbox.requests.at(-1)?.userAgent).toContain('drawbridge/0.0.0-test');
  });

  it('looks after rules with one read, and with a second when one is missing', async () => {
    const [grant] = await opened();
    if (!grant) throw new Error('a rule expected');
    await aws.gate.inspect(gateIdentity, gateResource, [grant]);
    expect(aws.actions()).toEqual([DESCRIBE]);
    aws.world.removeRule(grant.ruleId);
    await aws.gate.inspect(gateIdentity, gateResource, [grant]);
    expect(aws.actions()).toEqual([DESCRIBE, DESCRIBE]);
  });

  it('moves with one read and one change', async () => {
    const grants = await opened();
    await aws.gate.move(gateIdentity, gateResource, grants, [CAFE], mark);
    expect(aws.actions()).toEqual([DESCRIBE, MODIFY]);
  });

  it('renews with one read and one change', async () => {
    const grants = await opened();
    await aws.gate.renew(gateIdentity, gateResource, grants, mark);
    expect(aws.actions()).toEqual([DESCRIBE, UPDATE]);
  });

  it('closes with one change between two reads', async () => {
    const grants = await opened();
    await close(grants);
    expect(aws.actions()).toEqual([DESCRIBE, REVOKE, DESCRIBE]);
  });

  it('asks nothing of AWS when there is nothing to close', async () => {
    expect(valueOf(await close([]))).toEqual({ gone: [], changed: [] });
    expect(aws.actions()).toEqual([]);
  });

  it('tags rules where tags are allowed, and knows them by the tag alone', async () => {
    valueOf(await open({ ...gateResource, tagRules: true }));
    const [rule] = ours();
    expect(rule?.tags).toContainEqual({ key: 'drawbridge:lease', value: mark.leaseId });
    if (rule) aws.world.replaceRules([{ ...rule, description: 'renamed by somebody' }]);
    const read = valueOf(await aws.gate.read(gateIdentity, gateResource));
    const known = read.filter(({ mark: found }) => found?.leaseId === mark.leaseId);
    expect(known.map(({ ruleId }) => ruleId)).toEqual([rule?.id]);
  });

  it('finds the rule of a lost answer although the repeats were throttled', async () => {
    fault(AUTHORIZE, 'drop-after-apply');
    fault(AUTHORIZE, 'http', { status: 503, code: 'RequestLimitExceeded', times: 2 });
    expect(valueOf(await open()).grants).toMatchObject([{ ruleId: ours()[0]?.id, source: HOME }]);
  });

  it('says no network, not unknown, when a read shows that nothing was done', async () => {
    fault(AUTHORIZE, 'reset', { times: 3 });
    expect(problemOf(await open())?.kind).toBe('no-network');
    expect(aws.actions()).toEqual([AUTHORIZE, AUTHORIZE, AUTHORIZE, DESCRIBE, DESCRIBE]);
    expect(ours()).toEqual([]);
  });

  it('says what AWS said when it failed inside and did nothing', async () => {
    fault(AUTHORIZE, 'http', { status: 500, times: 3 });
    expect(problemOf(await open())).toMatchObject({ kind: 'refused', code: 'InternalFailure' });
    expect(ours()).toEqual([]);
  });

  it('reads nothing back when AWS was only too busy', async () => {
    fault(AUTHORIZE, 'http', { status: 503, code: 'RequestLimitExceeded', times: 3 });
    expect(problemOf(await open())).toEqual({ kind: 'throttled' });
    expect(aws.actions()).toEqual([AUTHORIZE, AUTHORIZE, AUTHORIZE]);
  });

  it('knows that nothing was sent when AWS cannot be reached', async () => {
    await aws.sandbox.stop();
    expect(problemOf(await open())?.kind).toBe('no-network');
  });

  it('does not know whether it closed when the answer is lost and reading fails', async () => {
    const grants = await opened();
    fault(REVOKE, 'drop-after-apply');
    fault(REVOKE, 'reset', { times: 2 });
    // The read before the closing works; the one after it does not.
    const closing = close(grants);
    await expect.poll(() => aws.actions().includes(REVOKE), { interval: 1 }).toBe(true);
    fault(DESCRIBE, 'http', { status: 503, code: 'Unavailable', times: 3 });
    expect(problemOf(await closing)?.kind).toBe('outcome-unknown');
    expect(ours()).toEqual([]);
    expect(valueOf(await close(grants)).gone).toHaveLength(1);
  });

  it('says that it is still open when closing failed inside AWS', async () => {
    const grants = await opened();
    fault(REVOKE, 'http', { status: 500, times: 3 });
    expect(problemOf(await close(grants))).toMatchObject({ kind: 'refused' });
    expect(ours()).toHaveLength(1);
  });

  it('closes the others one by one when AWS misses one of them', async () => {
    const { grants } = valueOf(await open({ ...gateResource, ports: [SSH, WEB] }));
    fault(REVOKE, 'http', { status: 400, code: 'InvalidSecurityGroupRuleId.NotFound' });
    expect(valueOf(await close(grants)).gone).toHaveLength(2);
    expect(ours()).toEqual([]);
  });

  it('closes nothing it may not look at, and names the permission', async () => {
    const grants = await opened();
    aws.world.deny('ana', 'ec2:DescribeSecurityGroupRules');
    const problem = problemOf(await close(grants));
    expect(problem).toMatchObject({ kind: 'not-allowed', action: `ec2:${DESCRIBE}` });
    expect(ours()).toHaveLength(1);
  });

  it('says that a deactivated key is dead', async () => {
    const key = aws.world.key(SANDBOX_KEY.accessKeyId);
    if (key) aws.world.replaceKey({ ...key, status: 'Inactive' });
    expect(problemOf(await open())).toEqual({ kind: 'key-unknown' });
  });

  it('asks the keychain again after it was locked', async () => {
    aws.keyStore.lock();
    expect(problemOf(await open())).toEqual({ kind: 'keychain-locked' });
    aws.keyStore.unlock();
    expect(valueOf(await open()).grants).toHaveLength(1);
  });

  it('asks the keychain once for all calls, and again for an identity it forgot', async () => {
    await Promise.all([open(), aws.gate.read(gateIdentity, gateResource)]);
    aws.keyStore.lock();
    expect((await aws.gate.read(gateIdentity, gateResource)).ok).toBe(true);
    aws.clients.forget(gateIdentity.id);
    const read = await aws.gate.read(gateIdentity, gateResource);
    expect(problemOf(read)).toEqual({ kind: 'keychain-locked' });
  });

  it('warms up with one filtered read', async () => {
    await aws.clients.warm(gateIdentity, gateIdentity.homeRegion);
    expect(aws.actions()).toEqual([DESCRIBE]);
  });
});

describe('a computer whose clock is an hour wrong (F10)', () => {
  it.each([-3_600_000, 3_600_000])('still opens (%i ms)', async (skewMs) => {
    const aws = await sandboxAws({ now: () => Date.now() + skewMs });
    const mark = leaseMark('k3x9m2pq8w');
    const opened = await aws.gate.open(gateIdentity, gateResource, [HOME], mark);
    aws.clients.forget(gateIdentity.id);
    await aws.sandbox.stop();
    expect(valueOf(opened).grants).toHaveLength(1);
  });
});
