import { ApiError } from '../protocol/errors.ts';
import { QueryParameters } from '../protocol/query-parameters.ts';

/** How EC2's query protocol calls the members that its JSON shape calls otherwise. */
const WIRE_NAMES: Readonly<Record<string, string>> = {
  SecurityGroupRuleIds: 'SecurityGroupRuleId',
  UserIdGroupPairs: 'Groups',
};

/** The members of a `RevokeSecurityGroupIngress` request and of the structures in it. */
const MEMBERS: Readonly<Record<string, readonly string[]>> = {
  '': [
    ...['GroupId', 'GroupName', 'SecurityGroupRuleIds', 'IpPermissions', 'DryRun', 'CidrIp'],
    ...[
      'IpProtocol',
      'FromPort',
      'ToPort',
      'SourceSecurityGroupName',
      'SourceSecurityGroupOwnerId',
    ],
  ],
  IpPermissions: [
    ...['IpProtocol', 'FromPort', 'ToPort', 'IpRanges', 'Ipv6Ranges', 'PrefixListIds'],
    'UserIdGroupPairs',
  ],
  IpRanges: ['CidrIp', 'Description'],
  Ipv6Ranges: ['CidrIpv6', 'Description'],
  PrefixListIds: ['PrefixListId', 'Description'],
  UserIdGroupPairs: ['GroupId', 'GroupName', 'UserId', 'VpcId', 'Description'],
};

/**
 * The input of a universal target as the request Scheduler makes of it. Throws an ApiError for a
 * member the API does not have: nobody looked before.
 *
 * @see https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-targets-universal.html
 */
export function revokeParameters(input: string): QueryParameters {
  const pairs = [...flattened(JSON.parse(input), '', '')];
  return QueryParameters.parse(new URLSearchParams(pairs).toString());
}

function* flattened(value: unknown, path: string, shape: string): Generator<[string, string]> {
  if (value === null || value === undefined) return;
  if (Array.isArray(value)) {
    const entries: readonly unknown[] = value;
    for (const [index, entry] of entries.entries())
      yield* flattened(entry, `${path}.${String(index + 1)}`, shape);
  } else if (typeof value === 'object') {
    for (const [name, member] of Object.entries(value as Readonly<Record<string, unknown>>)) {
      if (MEMBERS[shape]?.includes(name) !== true) throw unknownMember(name);
      const wireName = WIRE_NAMES[name] ?? name;
      yield* flattened(member, path === '' ? wireName : `${path}.${wireName}`, name);
    }
  } else if (path === '') {
    throw new ApiError('SerializationException', 'The input is not a JSON object.');
  } else {
    yield [path, typeof value === 'string' ? value : JSON.stringify(value)];
  }
}

function unknownMember(name: string): ApiError {
  return new ApiError(
    'ValidationException',
    `Unknown parameter in the input of the target: ${name}`,
  );
}
