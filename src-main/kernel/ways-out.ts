import type { ProblemOf } from './problem.ts';
import { err, ok } from './result.ts';
import type { Result } from './result.ts';

/** One way to a host. */
export type WayOut =
  | { readonly kind: 'straight' }
  /** An HTTP proxy; `http:` or `https:` says how the proxy itself is spoken to. */
  | { readonly kind: 'proxy'; readonly url: URL }
  /** Something Drawbridge does not speak, as `SOCKS5 proxy.example.com:1080`. */
  | { readonly kind: 'unknown'; readonly name: string }
  /** What a hand wrote into the settings and is no proxy: going straight would be a surprise. */
  | { readonly kind: 'unreadable'; readonly text: string };

/** How hosts are reached, by the settings of this moment. */
export interface WaysOut {
  /**
   * The ways to try for an origin, one after another; at once when they are known, so that nothing
   * waits for them. Never empty.
   */
  to(origin: string): readonly WayOut[] | Promise<readonly WayOut[]>;
  /** Another number after every change: a connection made before must not be used again. */
  edition(): number;
}

/** The two problems of a proxy, thrown where a connection is made; nothing has been sent. */
export class ProxyRefused extends Error {
  override readonly name = 'ProxyRefused';
  readonly problem: ProblemOf<'proxy-refused' | 'proxy-format'>;

  constructor(problem: ProblemOf<'proxy-refused' | 'proxy-format'>) {
    super(`No way out: ${problem.kind}`);
    this.problem = problem;
  }
}

/**
 * `http://proxy.example.com:8080`, or `https:`, with a name and a password before the host if the
 * proxy wants them.
 *
 * @returns `proxy-format` with the text, its password left out, when it is anything else.
 */
export function parseProxy(text: string): Result<URL, ProblemOf<'proxy-format'>> {
  const trimmed = text.trim();
  const refused = err({
    kind: 'proxy-format',
    text: trimmed.replace(/[^/]*@/, ''),
  } as const);
  if (!URL.canParse(trimmed)) return refused;
  const url = new URL(trimmed);
  const bare = url.pathname === '/' && url.search === '' && url.hash === '';
  const spoken = url.protocol === 'http:' || url.protocol === 'https:';
  return spoken && bare && readable(url.username) && readable(url.password) ? ok(url) : refused;
}

/** `proxy.example.com:8080`: what a person is shown, without name and password. */
export function proxyName(url: URL): string {
  const usual = url.protocol === 'https:' ? '443' : '80';
  return `${url.hostname}:${url.port === '' ? usual : url.port}`;
}

/** A `%` that stands for nothing cannot be sent to the proxy. */
function readable(part: string): boolean {
  try {
    decodeURIComponent(part);
    return true;
  } catch {
    return false;
  }
}

/**
 * How connections to AWS are held: as many side by side as AWS takes requests at once, reads and
 * changes together. The time a request waits for a free one would count as time in which none could
 * be made.
 */
export const KEPT_OPEN = { keepAlive: true, maxSockets: 200 } as const;
