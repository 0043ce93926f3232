import { MINUTE_MS } from '../kernel/clock.ts';
import type { Clock, Instant } from '../kernel/clock.ts';
import { parseProxy } from '../kernel/ways-out.ts';
import type { WayOut, WaysOut } from '../kernel/ways-out.ts';
import { isLoopbackHost } from '../public-ip/sources.ts';
import type { Settings } from '../settings/settings.ts';
import { readProxyList } from './proxy-list.ts';

/** A network's own proxy may come and go with the network. */
const SYSTEM_HOLDS_MS = MINUTE_MS;
/** One for each service and Region. */
const MAX_KNOWN = 200;

const STRAIGHT: readonly WayOut[] = [{ kind: 'straight' }];

type ProxySettings = Pick<Settings, 'proxy' | 'proxyUrl'>;

export interface WaysOutParts {
  readonly settings: () => ProxySettings;
  /** What the system says of a URL, in the form of `readProxyList`. */
  readonly systemProxy: (url: string) => Promise<string>;
  readonly clock: Pick<Clock, 'now'>;
}

interface Known {
  readonly ways: readonly WayOut[];
  readonly until: Instant;
}

/**
 * The ways out by the settings. Only the system's own settings have to be asked for, and they are
 * remembered for a minute. What is on this computer is never reached through a proxy.
 */
export function waysOut({ settings, systemProxy, clock }: WaysOutParts): WaysOut {
  const known = new Map<string, Known>();
  const asking = new Map<string, Promise<readonly WayOut[]>>();
  let seen = settings();
  let edition = 0;

  function current(): ProxySettings {
    const now = settings();
    if (now.proxy !== seen.proxy || now.proxyUrl !== seen.proxyUrl) {
      known.clear();
      asking.clear();
      edition += 1;
    }
    seen = now;
    return now;
  }

  async function ask(origin: string, asOf: number): Promise<readonly WayOut[]> {
    try {
      const ways = readProxyList(await systemProxy(origin));
      if (known.size >= MAX_KNOWN) known.clear();
      if (asOf === edition) known.set(origin, { ways, until: clock.now() + SYSTEM_HOLDS_MS });
      return ways;
    } finally {
      if (asOf === edition) asking.delete(origin);
    }
  }

  return {
    to(origin) {
      const { proxy, proxyUrl } = current();
      if (proxy === 'none' || isLoopbackHost(new URL(origin).hostname)) return STRAIGHT;
      if (proxy === 'manual') return [manual(proxyUrl)];
      const found = known.get(origin);
      if (found && clock.now() < found.until) return found.ways;
      let answer = asking.get(origin);
      if (!answer) {
        answer = ask(origin, edition);
        asking.set(origin, answer);
      }
      return answer;
    },
    edition() {
      current();
      return edition;
    },
  };
}

function manual(text: string): WayOut {
  const parsed = parseProxy(text);
  return parsed.ok
    ? { kind: 'proxy', url: parsed.value }
    : { kind: 'unreadable', text: parsed.error.text };
}
