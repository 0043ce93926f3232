import { lookup as systemLookup } from 'node:dns/promises';
import { connect } from 'node:net';
import type { PortAnswer, TryPort } from '../resources/resource.ts';

const TIME_LIMIT_MS = 3_000;

/** A name with more addresses is a big site's, and the first ones speak for all. */
const MOST_ADDRESSES = 6;

export interface PortTryOptions {
  /** For the name, and then for the connection. Default 3 s. */
  readonly timeLimitMs?: number;
  /** All addresses of a name; the system's by default. */
  readonly lookup?: (host: string) => Promise<readonly { readonly address: string }[]>;
}

/** How one address answered. */
type Knock = Exclude<PortAnswer['outcome'], 'unknown-host'>;

/**
 * Tries TCP ports by a plain connection to every address of the host, IPv4 and IPv6 alike: the first
 * that answers counts. The connection is closed as soon as it stands; not one byte is sent. What
 * cannot be reached at all is silent. `tookMs` is the connection's time, without that of the name.
 */
export function portTry(options: PortTryOptions = {}): TryPort {
  const timeLimitMs = options.timeLimitMs ?? TIME_LIMIT_MS;
  const lookup = options.lookup ?? ((host) => systemLookup(host, { all: true }));
  return async (host, port) => {
    const addresses = await within(timeLimitMs, lookup(host));
    const enough = new AbortController();
    const from = performance.now();
    const outcome = await firstToAnswer(
      addresses.slice(0, MOST_ADDRESSES).map(({ address }) => {
        const signal = AbortSignal.any([enough.signal, AbortSignal.timeout(timeLimitMs)]);
        return knock(address, port, signal);
      }),
    );
    enough.abort();
    return { port, outcome, tookMs: Math.round(performance.now() - from) };
  };
}

/** None when the name is not known, or nobody says so in time. */
async function within<T>(timeLimitMs: number, asked: Promise<readonly T[]>): Promise<readonly T[]> {
  let limit: NodeJS.Timeout | undefined;
  const late = new Promise<readonly T[]>((resolve) => {
    limit = setTimeout(resolve, timeLimitMs, []);
  });
  try {
    return await Promise.race([asked.catch(() => []), late]);
  } finally {
    clearTimeout(limit);
  }
}

/** A machine that refuses says more than one that is silent. */
async function firstToAnswer(knocks: readonly Promise<Knock>[]): Promise<PortAnswer['outcome']> {
  if (knocks.length === 0) return 'unknown-host';
  const answering = knocks.map(async (one) => {
    if ((await one) !== 'answers') throw new Error('no answer');
  });
  try {
    await Promise.any(answering);
    return 'answers';
  } catch {
    return (await Promise.all(knocks)).includes('refused') ? 'refused' : 'silent';
  }
}

function knock(address: string, port: number, signal: AbortSignal): Promise<Knock> {
  return new Promise((resolve) => {
    const socket = connect({ host: address, port, signal });
    socket.on('connect', () => {
      resolve('answers');
      socket.destroy();
    });
    socket.on('error', (error: NodeJS.ErrnoException) => {
      resolve(error.code === 'ECONNREFUSED' || error.code === 'ECONNRESET' ? 'refused' : 'silent');
    });
  });
}
