import { canonicalCidr } from '../addresses.ts';
import type { Call } from '../call.ts';
import type { Rule, RuleSource, RuleTuple } from '../model.ts';
import { ApiError, invalidParameter, missingParameter } from '../protocol/errors.ts';
import type { QueryParameters } from '../protocol/query-parameters.ts';
import { readPorts, readProtocol } from './ports.ts';

/** One rule a caller asks for: what `IpPermissions` says for one source. */
export interface Permission extends RuleTuple {
  readonly description?: string;
}

const DESCRIPTION = /^[a-zA-Z0-9 ._\-:/()#,@[\]+=&;{}!$*]{0,255}$/;

/**
 * The rules `IpPermissions` (or the single-rule parameters) ask for, checked and canonical, one
 * per source.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpPermission.html
 */
export function readPermissions(call: Call): Permission[] {
  const { parameters } = call;
  const list = parameters.structures('IpPermissions');
  if (list.length === 0 && !parameters.has('IpProtocol')) throw missingParameter('IpPermissions');
  const permissions =
    list.length > 0
      ? list.flatMap((entry) => readPermission(call, entry))
      : [{ ...readRange(parameters), source: ipv4Source(parameters.text('CidrIp') ?? '') }];
  const keys = permissions.map(tupleKey);
  if (new Set(keys).size < keys.length)
    throw invalidParameter('The same permission must not appear multiple times');
  return permissions;
}

/** Equal for two tuples AWS takes for the same rule. */
export function tupleKey({ protocol, fromPort, toPort, source }: RuleTuple): string {
  return [protocol, fromPort, toPort, sourceName(source)].join(' ');
}

export function isSameRule(rule: Rule, tuple: RuleTuple): boolean {
  return tupleKey(rule) === tupleKey(tuple);
}

/** `InvalidPermission.Duplicate` in EC2's words. */
export function duplicate(tuple: RuleTuple): ApiError {
  return new ApiError(
    'InvalidPermission.Duplicate',
    `the specified rule "peer: ${sourceName(tuple.source)}, ${traffic(tuple)}, ALLOW" already exists`,
  );
}

/** The description as sent; refuses what AWS's character set does not hold. */
export function readDescription(parameters: QueryParameters): { description?: string } {
  const description = parameters.text('Description');
  if (description === undefined || description === '') return {};
  if (DESCRIPTION.test(description)) return { description };
  throw invalidParameter(
    'Invalid rule description. Valid descriptions are strings less than 256 characters from the following set: a-zA-Z0-9. _-:/()#,@[]+=&;{}!$*',
  );
}

export function ipv4Source(cidr: string): RuleSource {
  const canonical = canonicalCidr('ipv4', cidr);
  if (canonical === undefined) throw malformedCidr(cidr);
  return { kind: 'ipv4', cidr: canonical };
}

export function ipv6Source(cidr: string): RuleSource {
  const canonical = canonicalCidr('ipv6', cidr);
  if (canonical === undefined) throw malformedCidr(cidr);
  return { kind: 'ipv6', cidr: canonical };
}

export function groupSource(call: Call, groupId: string): RuleSource {
  const group = call.world.group(groupId);
  if (group?.region !== call.region)
    throw new ApiError('InvalidGroup.NotFound', `The security group '${groupId}' does not exist`);
  return { kind: 'group', groupId, userId: group.accountId };
}

export function prefixListSource(prefixListId: string): RuleSource {
  if (!/^pl-[0-9a-f]{8,17}$/.test(prefixListId))
    throw new ApiError(
      'InvalidPrefixListId.Malformed',
      `Invalid id: "${prefixListId}" (expecting "pl-...")`,
    );
  return { kind: 'prefix-list', prefixListId };
}

function readPermission(call: Call, entry: QueryParameters): Permission[] {
  const range = readRange(entry);
  const read = (list: string, field: string, toSource: (value: string) => RuleSource) =>
    entry
      .structures(list)
      .map((each) => ({ source: toSource(text(each, field)), ...readDescription(each) }));
  const sources = [
    ...read('IpRanges', 'CidrIp', ipv4Source),
    ...read('Ipv6Ranges', 'CidrIpv6', ipv6Source),
    ...read('Groups', 'GroupId', (groupId) => groupSource(call, groupId)),
    ...read('PrefixListIds', 'PrefixListId', prefixListSource),
  ];
  if (sources.length === 0)
    throw new ApiError('InvalidPermission.Malformed', 'The permission names no source');
  return sources.map((source) => ({ ...range, ...source }));
}

function readRange(parameters: QueryParameters): Omit<RuleTuple, 'source'> {
  const protocol = readProtocol(parameters.text('IpProtocol'));
  const ports = readPorts(protocol, parameters.integer('FromPort'), parameters.integer('ToPort'));
  return { protocol, ...ports };
}

function text(parameters: QueryParameters, name: string): string {
  const value = parameters.text(name);
  if (value === undefined) throw missingParameter(name);
  return value;
}

function malformedCidr(cidr: string): ApiError {
  return invalidParameter(`CIDR block ${cidr} is malformed`);
}

function sourceName(source: RuleSource): string {
  switch (source.kind) {
    case 'ipv4':
    case 'ipv6':
      return source.cidr;
    case 'group':
      return source.groupId;
    case 'prefix-list':
      return source.prefixListId;
  }
}

function traffic({ protocol, fromPort, toPort }: RuleTuple): string {
  const [from, to] = [String(fromPort), String(toPort)];
  switch (protocol) {
    case '-1':
      return 'ALL';
    case 'tcp':
    case 'udp':
      return `${protocol.toUpperCase()}, from port: ${from}, to port: ${to}`;
    case 'icmp':
    case 'icmpv6':
      return `${protocol.toUpperCase()}, type: ${from}, code: ${to}`;
    default:
      return `protocol: ${protocol}`;
  }
}
