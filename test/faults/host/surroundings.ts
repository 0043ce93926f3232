import { syncBuiltinESMExports } from 'node:module';
import os from 'node:os';
import { USUAL_SURROUNDINGS } from './messages.ts';
import type { Surroundings } from './messages.ts';

let now: Surroundings = USUAL_SURROUNDINGS;

export function surroundings(): Surroundings {
  return now;
}

export function changeSurroundings(change: Partial<Surroundings>): void {
  now = { ...now, ...change };
}

/**
 * Puts the scripted clocks and network in place of this computer's, for everything that is loaded
 * afterwards: the app, the SDK and their libraries. Timers go on as they are.
 */
export function takeOverComputer(): void {
  const RealDate = Date;
  const wallNow = (): number => RealDate.now() + now.wallOffsetMs;
  globalThis.Date = new Proxy(RealDate, {
    construct: (target, args: readonly unknown[]) =>
      args.length === 0 ? new target(wallNow()) : (Reflect.construct(target, args) as Date),
    get: (target, key) => (key === 'now' ? wallNow : (Reflect.get(target, key) as unknown)),
  });
  const realUptime = os.uptime;
  os.uptime = () => realUptime() + now.uptimeOffsetMs / 1000;
  os.networkInterfaces = () => ({
    eth0: [
      {
        address: now.network,
        netmask: '255.255.255.0',
        family: 'IPv4',
        mac: '00:00:5e:00:53:01',
        internal: false,
        cidr: `${now.network}/24`,
      },
    ],
  });
  syncBuiltinESMExports();
}
