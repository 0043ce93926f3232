import type { Problem } from '../../src-main/kernel/problem.ts';
import { err, ok } from '../../src-main/kernel/result.ts';
import type { Result } from '../../src-main/kernel/result.ts';
import type { PortRange } from '../../src-main/resources/resource.ts';

export type Protocol = PortRange['protocol'];

/**
 * Reads what a person typed for ports: `8000`, `8000-8100`, `8000–8100/udp`. A protocol in the
 * text wins over the one beside it.
 */
export function readPorts(text: string, protocol: Protocol): Result<PortRange, Problem> {
  const [numbers = '', written] = text.trim().toLowerCase().split('/');
  const meant = written === undefined ? protocol : readProtocol(written.trim());
  if (meant === undefined) return err({ kind: 'port-out-of-range', text: text.trim() });
  if (meant === 'icmp') return ok({ protocol: 'icmp' });
  if (numbers.trim() === '') return err({ kind: 'ports-missing' });
  const [first = '', last = first, ...rest] = numbers.split(/\s*[-–]\s*/);
  const from = readPort(first);
  const to = readPort(last);
  if (from === undefined || to === undefined || rest.length > 0)
    return err({ kind: 'port-out-of-range', text: numbers.trim() });
  if (from > to) return err({ kind: 'ports-reversed', from, to });
  return ok({ protocol: meant, from, to });
}

export function samePorts(left: PortRange, right: PortRange): boolean {
  if (left.protocol === 'icmp' || right.protocol === 'icmp')
    return left.protocol === right.protocol;
  return left.protocol === right.protocol && left.from === right.from && left.to === right.to;
}

/** With the range added, or without it when it was there. */
export function togglePorts(ports: readonly PortRange[], range: PortRange): readonly PortRange[] {
  return ports.some((other) => samePorts(other, range))
    ? ports.filter((other) => !samePorts(other, range))
    : [...ports, range];
}

function readPort(text: string): number | undefined {
  if (!/^\d{1,6}$/.test(text.trim())) return undefined;
  const port = Number(text);
  return port <= 65_535 ? port : undefined;
}

function readProtocol(text: string): Protocol | undefined {
  return text === 'tcp' || text === 'udp' || text === 'icmp' ? text : undefined;
}
