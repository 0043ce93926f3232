import type { Problem } from '../kernel/problem.ts';
import { err, ok } from '../kernel/result.ts';
import type { Result } from '../kernel/result.ts';
import { isInstanceId } from './connection.ts';
import type { PortAnswer, PortRange, Resource, TryPort } from './resource.ts';

/** A question about a door, not a search for open ones. */
const MOST_PORTS = 5;

/**
 * Tries the TCP ports of a resource at the host the person stored for it, all at once. Nothing is
 * tried, and nothing answered, for an instance id and for a resource without TCP.
 */
export async function tryPorts(
  { label, ports, connection }: Resource,
  tryPort: TryPort,
): Promise<Result<readonly PortAnswer[], Problem>> {
  const host = connection?.host;
  if (host === undefined) return err({ kind: 'host-missing', label });
  if (isInstanceId(host)) return ok([]);
  return ok(await Promise.all(portsToTry(ports).map((port) => tryPort(host, port))));
}

/** The first of each TCP range, at most five; 0 is no port to connect to. */
function portsToTry(ports: readonly PortRange[]): readonly number[] {
  const first = ports.flatMap((range) =>
    range.protocol === 'tcp' && range.to > 0 ? [Math.max(1, range.from)] : [],
  );
  return [...new Set(first)].slice(0, MOST_PORTS);
}
