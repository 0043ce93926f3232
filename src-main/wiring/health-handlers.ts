import type { Handlers } from '../bridge/dispatcher.ts';
import { err } from '../kernel/result.ts';
import type { RunningRealm } from './realm.ts';

/** The health of the account behind an identity. */
export function healthHandlers(
  running: () => Pick<RunningRealm, 'identities' | 'readHealth'>,
): Pick<Handlers, 'key.readHealth'> {
  return {
    'key.readHealth': async ({ identityId }) => {
      const { identities, readHealth } = running();
      const identity = identities.get(identityId);
      if (!identity) return err({ kind: 'not-found', what: 'identity' });
      const health = await readHealth(identity);
      return health.ok ? health : err(health.error.problem);
    },
  };
}
