import type { EchoOperator } from './model.ts';
import type { SandboxWorld } from './world.ts';

export interface PlainAnswer {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
}

/**
 * The address sources: `/echo/ipv4`, `/echo/ipv6`, and the same under `/echo-b` posing as another
 * operator. The address and a newline, or 503 when the family is off. `undefined`: not an echo path.
 */
export function echoAnswer(world: SandboxWorld, path: string): PlainAnswer | undefined {
  const parts = /^\/(echo|echo-b)\/(ipv4|ipv6)$/.exec(path);
  if (!parts) return undefined;
  const operator: EchoOperator = parts[1] === 'echo' ? 'echo' : 'echo-b';
  const family = parts[2] === 'ipv4' ? 'ipv4' : 'ipv6';
  const address = world.address(operator)[family];
  const contentType = 'text/plain; charset=utf-8';
  return address === undefined
    ? { status: 503, contentType, body: '' }
    : { status: 200, contentType, body: `${address}\n` };
}
