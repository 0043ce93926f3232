import type { SandboxClock } from './clock.ts';
import type { PlainAnswer } from './echo.ts';
import { isAddress } from './addresses.ts';
import type { EchoAddress } from './model.ts';
import type { WireRequest } from './protocol/sigv4.ts';
import { headerValue } from './protocol/sigv4.ts';
import type { ScheduleKeeper } from './scheduler/schedule-keeper.ts';
import type { SandboxWorld } from './world.ts';

/** What is seen and steered. */
interface Steered {
  readonly world: SandboxWorld;
  readonly clock: SandboxClock;
  readonly keeper: ScheduleKeeper;
}

/**
 * What a demonstration may see and steer from outside: `GET /sandbox/world` shows groups, rules,
 * schedules and the address; `POST /sandbox/address` moves the person (`{"ipv4": "…", "ipv6": "…"}`;
 * a family that is left out or null is off); `POST /sandbox/clock` lets time pass
 * (`{"aheadMs": 60000}`) and answers when all that fell due is done. `undefined`: not one of these
 * paths.
 */
export function controlAnswer(steered: Steered, request: WireRequest): PlainAnswer | undefined {
  const { method, path } = request;
  if (method === 'GET' && path === '/sandbox/world') return json(200, visibleWorld(steered.world));
  const steer = method === 'POST' && Object.hasOwn(STEERING, path) ? STEERING[path] : undefined;
  if (!steer) return undefined;
  if (!headerValue(request, 'content-type')?.startsWith('application/json'))
    return json(415, { error: 'Content-Type must be application/json' });
  return steer(steered, request.body.toString());
}

const STEERING: Readonly<Record<string, (steered: Steered, body: string) => PlainAnswer>> = {
  '/sandbox/address': ({ world }, body) => {
    const address = readAddress(body);
    if (!address) return json(400, { error: 'Expected {"ipv4": "…", "ipv6": "…"}' });
    world.setAddress(address);
    return json(200, world.address());
  },
  '/sandbox/clock': ({ clock, keeper }, body) => {
    const aheadMs = parsedObject(body)?.['aheadMs'];
    if (typeof aheadMs !== 'number' || !Number.isFinite(aheadMs) || aheadMs < 0)
      return json(400, { error: 'Expected {"aheadMs": …}, not below 0' });
    keeper.advance(aheadMs);
    return json(200, { now: new Date(clock.now()).toISOString() });
  },
};

function visibleWorld(world: SandboxWorld): unknown {
  return {
    address: world.address(),
    groups: world.groups().map((group) => ({ ...group, rules: world.rules(group.id) })),
    schedules: world.schedules.all(),
  };
}

function readAddress(text: string): EchoAddress | undefined {
  const families = parsedObject(text);
  if (!families) return undefined;
  const address: { ipv4?: string; ipv6?: string } = {};
  for (const family of ['ipv4', 'ipv6'] as const) {
    const value = families[family];
    if (value === undefined || value === null) continue;
    if (typeof value !== 'string' || !isAddress(family, value)) return undefined;
    address[family] = value;
  }
  return address;
}

function parsedObject(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null
      ? (value as Readonly<Record<string, unknown>>)
      : undefined;
  } catch {
    return undefined;
  }
}

function json(status: number, value: unknown): PlainAnswer {
  return { status, contentType: 'application/json', body: JSON.stringify(value) };
}
