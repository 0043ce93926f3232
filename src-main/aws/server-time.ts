import type { Instant } from '../kernel/clock.ts';
import { serverTimeIn } from './error-facts.ts';

/**
 * Hears AWS's own clock, in whole seconds, with every answer it gives, errors as well.
 *
 * @param tookMs from sending the request to the answer: the clock was read in between
 */
export type OnServerTime = (serverTime: Instant, tookMs: number) => void;

/** A step of a call that changes nothing: it fits the stack of every service's client. */
type Watch = <A, R extends { readonly response: unknown }>(
  next: (args: A) => Promise<R>,
) => (args: A) => Promise<R>;

interface Client {
  readonly middlewareStack: {
    add(
      watch: Watch,
      where: { readonly step: 'deserialize'; readonly priority: 'low'; readonly name: string },
    ): void;
  };
}

/**
 * Tells of the `Date` header of every answer a client gets, each try by itself. An answer without
 * a date that can be read is passed over.
 */
export function watchServerTime(client: Client, tell: OnServerTime): void {
  client.middlewareStack.add(
    (next) => async (args) => {
      const sentAt = performance.now();
      const result = await next(args);
      const serverTime = serverTimeIn(result.response);
      const tookMs = performance.now() - sentAt;
      // Later, so that a listener's bug is not taken for a failure of the call.
      if (serverTime !== undefined)
        queueMicrotask(() => {
          tell(serverTime, tookMs);
        });
      return result;
    },
    { step: 'deserialize', priority: 'low', name: 'watchServerTime' },
  );
}
