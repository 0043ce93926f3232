import type { Problem } from '../kernel/problem.ts';
import type { PortRange } from './resource.ts';

const MAX_PORT = 65_535;

/** What is wrong with a list of port ranges; `undefined` when a group can be opened with it. */
export function portsProblem(ports: readonly PortRange[]): Problem | undefined {
  if (ports.length === 0) return { kind: 'ports-missing' };
  for (const range of ports) {
    if (range.protocol === 'icmp') continue;
    for (const port of [range.from, range.to])
      if (!Number.isInteger(port) || port < 0 || port > MAX_PORT)
        return { kind: 'port-out-of-range', text: String(port) };
    if (range.from > range.to) return { kind: 'ports-reversed', from: range.from, to: range.to };
  }
  return undefined;
}

/** The same ranges in one order and without repeats: what AWS would call a duplicate. */
export function canonicalPorts(ports: readonly PortRange[]): readonly PortRange[] {
  const byKey = new Map(ports.map((range) => [portKey(range), range]));
  return [...byKey.keys()].sort().flatMap((key) => byKey.get(key) ?? []);
}

export function portKey(range: PortRange): string {
  return range.protocol === 'icmp'
    ? 'icmp'
    : `${range.protocol} ${String(range.from).padStart(5, '0')}-${String(range.to).padStart(5, '0')}`;
}
