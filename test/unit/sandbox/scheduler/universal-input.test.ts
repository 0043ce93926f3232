import { describe, expect, it } from 'vitest';
import { revokeParameters } from '../../../../src-main/sandbox/scheduler/universal-input.ts';

const GroupId = 'sg-0123456789abcdef0';

describe('the input of a universal target', () => {
  it('becomes the request of the query protocol', () => {
    const parameters = revokeParameters(
      JSON.stringify({
        GroupId,
        SecurityGroupRuleIds: ['sgr-1', 'sgr-2'],
        IpPermissions: [
          { IpProtocol: 'tcp', FromPort: 22, ToPort: 22, IpRanges: [{ CidrIp: '192.0.2.1/32' }] },
          { IpProtocol: '-1', UserIdGroupPairs: [{ GroupId: 'sg-2' }], Ipv6Ranges: [] },
        ],
      }),
    );
    expect(parameters.text('GroupId')).toBe(GroupId);
    expect(parameters.texts('SecurityGroupRuleId')).toEqual(['sgr-1', 'sgr-2']);
    const [first, second] = parameters.structures('IpPermissions');
    expect(first?.integer('FromPort')).toBe(22);
    expect(first?.structures('IpRanges').map((range) => range.text('CidrIp'))).toEqual([
      '192.0.2.1/32',
    ]);
    expect(second?.structures('Groups').map((pair) => pair.text('GroupId'))).toEqual(['sg-2']);
    expect(second?.structures('Ipv6Ranges')).toEqual([]);
  });

  it.each([
    [{ GroupID: GroupId }, 'GroupID'],
    [{ groupId: GroupId }, 'groupId'],
    [{ SecurityGroupRuleId: ['sgr-1'] }, 'SecurityGroupRuleId'],
    [{ IpPermissions: [{ IpRanges: [{ CidrIpv4: '192.0.2.1/32' }] }] }, 'CidrIpv4'],
    [{ IpPermissions: [{ GroupId }] }, 'GroupId'],
  ])('is refused for a member the API does not have: %j', (input, name) => {
    expect(() => revokeParameters(JSON.stringify(input))).toThrow(
      `Unknown parameter in the input of the target: ${name}`,
    );
  });

  it('is refused when it is no structure', () => {
    expect(() => revokeParameters('"text"')).toThrow('not a JSON object');
  });
});
