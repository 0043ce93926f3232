import type { FoundGroup } from '../../src-main/resources/resource.ts';

/** AWS's own limit when nobody raised it. The real one is not readable without more permissions. */
export const USUAL_RULE_LIMIT = 60;

/** `sg-` and 8 or 17 hex digits. */
export function looksLikeGroupId(text: string): boolean {
  return /^sg-([0-9a-f]{8}|[0-9a-f]{17})$/.test(text.trim());
}

/** Groups that have every word of the search in name, id, VPC, description or a tag `key=value`. */
export function searchGroups(groups: readonly FoundGroup[], text: string): readonly FoundGroup[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return groups;
  return groups.filter((group) => {
    const all = searchable(group);
    return words.every((word) => all.includes(word));
  });
}

function searchable(group: FoundGroup): string {
  const tags = Object.entries(group.tags).map(([key, value]) => `${key}=${value}`);
  return [group.name, group.groupId, group.vpcId ?? '', group.description, ...tags]
    .join('\n')
    .toLowerCase();
}

/** "37 of 60 IPv4"; with IPv6 rules in it "37 of 60 IPv4, 2 of 60 IPv6". */
export function rulesInWords(group: FoundGroup): string {
  const limit = String(USUAL_RULE_LIMIT);
  const ipv4 = `${String(group.ipv4Rules)} of ${limit} IPv4`;
  return group.ipv6Rules === 0 ? ipv4 : `${ipv4}, ${String(group.ipv6Rules)} of ${limit} IPv6`;
}

/** A label to start from: the group's name without what every name has. */
export function suggestedLabel(groupName: string): string {
  const label = groupName
    .replace(/^(sg|security-group)[-_ ]+|[-_ ]+(sg|security-group)$/gi, '')
    .trim();
  return label === '' ? groupName : label;
}
