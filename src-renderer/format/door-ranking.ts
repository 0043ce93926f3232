import type { FoundGroup, PortRange } from '../../src-main/resources/resource.ts';
import { USUAL_RULE_LIMIT } from './group-search.ts';

interface Hint {
  readonly words: RegExp;
  readonly weight: number;
  readonly port: number;
}

/** What names say about a door, and the port that is meant by it. */
const HINTS: readonly Hint[] = [
  { words: /bastion|jump/, weight: 6, port: 22 },
  { words: /\bssh\b/, weight: 5, port: 22 },
  { words: /\brdp\b|remote desktop|windows/, weight: 4, port: 3389 },
  { words: /postgres|\bpg\b|psql/, weight: 3, port: 5432 },
  { words: /mysql|maria/, weight: 3, port: 3306 },
  { words: /\bhttps\b|grafana/, weight: 1, port: 443 },
];

/** Asked only when nothing else says it better: a database may be any. */
const VAGUE_HINT: Hint = { words: /\bdb\b|database|\brds\b/, weight: 2, port: 5432 };

/** Groups nobody made for this: AWS's own, and those of the launch wizard. */
const BY_THE_WAY = /^default$|^launch-wizard-\d+$/;

/** How many ports are proposed: a description may name more than a person wants to open. */
const MOST_PROPOSED = 2;

/** Groups a person most likely means first; equals stay in the order given. */
export function likelyDoorsFirst(groups: readonly FoundGroup[]): readonly FoundGroup[] {
  const scores = new Map(groups.map((group) => [group, likelihood(group)]));
  return groups.toSorted((a, b) => (scores.get(b) ?? 0) - (scores.get(a) ?? 0));
}

/** The ports a group's name speaks of, else those of its description; none when neither does. */
export function proposedPorts({ name, description }: FoundGroup): readonly PortRange[] {
  const byName = portsOf(name);
  return byName.length > 0 ? byName : portsOf(description);
}

function likelihood(group: FoundGroup): number {
  const { name, description, ipv4Rules, ipv6Rules } = group;
  const byName = weightOf(name);
  const used = ipv4Rules + ipv6Rules > 0 ? 0.5 : 0;
  const full = Math.max(ipv4Rules, ipv6Rules) >= USUAL_RULE_LIMIT ? 4 : 0;
  const aside = BY_THE_WAY.test(name) ? 3 : 0;
  // A name was chosen; a description was often only required.
  return Math.max(byName, weightOf(description) / 2) + used - full - aside;
}

function weightOf(text: string): number {
  return Math.max(0, ...hintsIn(text).map(({ weight }) => weight));
}

function portsOf(text: string): readonly PortRange[] {
  const ports = new Set(hintsIn(text).map(({ port }) => port));
  return [...ports]
    .slice(0, MOST_PROPOSED)
    .map((port) => ({ protocol: 'tcp', from: port, to: port }));
}

function hintsIn(text: string): readonly Hint[] {
  const words = plain(text);
  const found = HINTS.filter((hint) => hint.words.test(words));
  return found.length === 0 && VAGUE_HINT.words.test(words) ? [VAGUE_HINT] : found;
}

/** `bastion_prod-SSH` as words. */
function plain(text: string): string {
  return text.toLowerCase().replace(/[_\-./]+/g, ' ');
}
