import type { RuleTuple } from '../model.ts';
import type { Permission } from './permissions.ts';
import { element, itemSet } from '../protocol/xml.ts';
import type { Xml } from '../protocol/xml.ts';

/** Rules as `IpPermissions`: one entry for each protocol and port range, its sources beneath. */
export function permissionSetXml(name: string, permissions: readonly Permission[]): Xml {
  const ranges = new Map<string, Permission[]>();
  for (const permission of permissions) {
    const key = [permission.protocol, permission.fromPort, permission.toPort].join(' ');
    ranges.set(key, [...(ranges.get(key) ?? []), permission]);
  }
  return itemSet(
    name,
    [...ranges.values()].map((entries) => [...rangeXml(entries), ...sourcesXml(entries)]),
  );
}

/** Protocols that open everything have no ports here, unlike in a single rule. */
function rangeXml([first]: readonly RuleTuple[]): Xml[] {
  if (!first) return [];
  const hasPorts = ['tcp', 'udp', 'icmp', 'icmpv6'].includes(first.protocol);
  return [
    element('ipProtocol', first.protocol),
    element('fromPort', hasPorts ? first.fromPort : undefined),
    element('toPort', hasPorts ? first.toPort : undefined),
  ];
}

function sourcesXml(entries: readonly Permission[]): Xml[] {
  const items = (kind: Permission['source']['kind'], show: (entry: Permission) => Xml[]) =>
    entries
      .filter((entry) => entry.source.kind === kind)
      .map((entry) => [...show(entry), element('description', entry.description)]);
  return [
    itemSet(
      'groups',
      items('group', ({ source }) =>
        source.kind === 'group'
          ? [element('userId', source.userId), element('groupId', source.groupId)]
          : [],
      ),
    ),
    itemSet(
      'ipRanges',
      items('ipv4', ({ source }) =>
        source.kind === 'ipv4' ? [element('cidrIp', source.cidr)] : [],
      ),
    ),
    itemSet(
      'ipv6Ranges',
      items('ipv6', ({ source }) =>
        source.kind === 'ipv6' ? [element('cidrIpv6', source.cidr)] : [],
      ),
    ),
    itemSet(
      'prefixListIds',
      items('prefix-list', ({ source }) =>
        source.kind === 'prefix-list' ? [element('prefixListId', source.prefixListId)] : [],
      ),
    ),
  ];
}
