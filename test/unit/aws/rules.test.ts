import { describe, expect, it } from 'vitest';
import { writeMark } from '../../../src-main/leases/mark.ts';
import type { LeaseId } from '../../../src-main/leases/lease.ts';
import { ingressRule, ipPermissions, ruleRequest, tuplesOf } from '../../../src-main/aws/rules.ts';
import type { Cidr } from '../../../src-main/kernel/cidr.ts';
import type { PortRange } from '../../../src-main/resources/resource.ts';

const SSH: PortRange = { protocol: 'tcp', from: 22, to: 22 };
const PING: PortRange = { protocol: 'icmp' };
const V4 = '81.187.42.19/32' as Cidr;
const V6 = '2a01:4b00::19/128' as Cidr;
const MARKED = 'Drawbridge k3x9m2pq8w of ana@laptop until 2026-11-22 14:32Z [4f2a9c1d]';

describe('rules on their way to AWS', () => {
  it('puts all sources of a port range into one permission', () => {
    expect(ipPermissions(tuplesOf([SSH], [V4, V6]), () => 'mine')).toEqual([
      {
        IpProtocol: 'tcp',
        FromPort: 22,
        ToPort: 22,
        IpRanges: [{ CidrIp: V4, Description: 'mine' }],
        Ipv6Ranges: [{ CidrIpv6: V6, Description: 'mine' }],
      },
    ]);
  });

  it('asks for ICMP of all types, which is another protocol in IPv6', () => {
    expect(ipPermissions(tuplesOf([PING], [V4, V6]))).toEqual([
      { IpProtocol: 'icmp', FromPort: -1, ToPort: -1, IpRanges: [{ CidrIp: V4 }] },
      { IpProtocol: 'icmpv6', Ipv6Ranges: [{ CidrIpv6: V6 }] },
    ]);
  });

  it('names no rule twice', () => {
    expect(tuplesOf([SSH, { ...SSH }], [V4, V4])).toEqual([{ ports: SSH, source: V4 }]);
  });

  it('says all of a rule that is modified', () => {
    expect(ruleRequest({ ports: SSH, source: V6 }, 'mine')).toEqual({
      IpProtocol: 'tcp',
      FromPort: 22,
      ToPort: 22,
      CidrIpv6: V6,
      Description: 'mine',
    });
  });
});

describe('rules as AWS shows them', () => {
  const id = { SecurityGroupRuleId: 'sgr-0a1b2c3d4e5f67890', IsEgress: false };
  const ssh = { ...id, IpProtocol: 'tcp', FromPort: 22, ToPort: 22 };

  it('recognises what it wrote, in canonical form', () => {
    expect(ingressRule({ ...ssh, CidrIpv6: '2A01:4B00:0::19/128', Description: MARKED })).toEqual({
      ruleId: id.SecurityGroupRuleId,
      ports: SSH,
      source: V6,
      description: MARKED,
      mark: {
        leaseId: 'k3x9m2pq8w',
        install: '4f2a9c1d',
        person: 'ana',
        host: 'laptop',
        until: Date.UTC(2026, 10, 22, 14, 32),
        intact: false,
      },
    });
  });

  it('tells a rule that is as it was written from one that was edited', () => {
    const place = { groupId: 'sg-1', ports: SSH, source: V4 };
    const mark = { leaseId: 'k3x9m2pq8w' as LeaseId, install: '4f2a9c1d', person: 'a', host: 'b' };
    const Description = writeMark({ ...mark, until: 0 }, place);
    const rule = { ...ssh, GroupId: 'sg-1', CidrIpv4: V4, Description };
    expect(ingressRule(rule)?.mark?.intact).toBe(true);
    expect(ingressRule({ ...rule, ToPort: 2222 })?.mark?.intact).toBe(false);
    expect(ingressRule({ ...rule, GroupId: 'sg-2' })?.mark?.intact).toBe(false);
  });

  it('knows its lease by the tag when the description was edited', () => {
    const Tags = [{ Key: 'drawbridge:lease', Value: 'k3x9m2pq8w' }];
    const rule = ingressRule({ ...ssh, CidrIpv4: V4, Description: 'mine now', Tags });
    expect(rule?.mark).toEqual({ leaseId: 'k3x9m2pq8w', intact: false });
  });

  it('believes the description before the tags, which no renewal rewrites', () => {
    const Tags = [
      { Key: 'drawbridge:lease', Value: 'k3x9m2pq8w' },
      { Key: 'drawbridge:until', Value: '2026-11-22T12:00:00.000Z' },
    ];
    const rule = ingressRule({ ...ssh, CidrIpv4: V4, Description: MARKED, Tags });
    expect(rule?.mark?.until).toBe(Date.UTC(2026, 10, 22, 14, 32));
  });

  it.each([
    ['', {}],
    ['not an id', {}],
    ['k3x9m2pq8w', { mark: { leaseId: 'k3x9m2pq8w', intact: false } }],
  ])('takes of the tags of others only what has our form (lease %j)', (Value, marked) => {
    const Tags = [
      { Key: 'drawbridge:lease', Value },
      { Key: 'drawbridge:install', Value: 'NOT OURS' },
      { Key: 'drawbridge:until', Value: 'tomorrow' },
    ];
    const rule = ingressRule({ ...ssh, CidrIpv4: V4, Tags });
    expect(rule).toEqual({
      ruleId: id.SecurityGroupRuleId,
      ports: SSH,
      source: V4,
      description: '',
      ...marked,
    });
  });

  it.each([
    ['a rule from another group', { ...ssh, ReferencedGroupInfo: { GroupId: 'sg-1' } }],
    ['a rule from a prefix list', { ...ssh, PrefixListId: 'pl-1' }],
  ])('sees no source in %s', (_, rule) => {
    expect(ingressRule(rule)).toEqual({ ruleId: id.SecurityGroupRuleId, description: '' });
  });

  it.each([
    ['all protocols', { IpProtocol: '-1', FromPort: -1, ToPort: -1 }],
    ['one type of ICMP', { IpProtocol: 'icmp', FromPort: 8, ToPort: -1 }],
    ['another protocol', { IpProtocol: '50', FromPort: -1, ToPort: -1 }],
    ['no ports', { IpProtocol: 'tcp' }],
  ])('sees no port range of ours in %s', (_, wire) => {
    expect(ingressRule({ ...id, ...wire, CidrIpv4: V4 })).not.toHaveProperty('ports');
  });

  it.each([
    ['icmp', { CidrIpv4: V4 }],
    ['icmpv6', { CidrIpv6: V6 }],
  ])('reads %s of all types', (IpProtocol, source) => {
    const rule = { ...id, IpProtocol, FromPort: -1, ToPort: -1, ...source };
    expect(ingressRule(rule)?.ports).toEqual(PING);
  });

  it('passes over egress rules and answers without an id', () => {
    expect(ingressRule({ ...ssh, IsEgress: true, CidrIpv4: V4 })).toBeUndefined();
    expect(ingressRule({ IpProtocol: 'tcp', CidrIpv4: V4 })).toBeUndefined();
  });
});
