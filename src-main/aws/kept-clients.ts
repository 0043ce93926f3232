import type { Refusal } from '../kernel/problem.ts';
import type { Result } from '../kernel/result.ts';
import type { Identity, IdentityId } from '../identities/identity.ts';

/** A client, or the making of one, and whose it is. */
export interface KeptClient<C> {
  readonly identityId: IdentityId;
  /** Absent where the keys are temporary or somebody else's to keep. */
  readonly accessKeyId: string | undefined;
  readonly client: Promise<Result<C, Refusal>>;
}

/** The client made earlier, or a new one; one that could not be made is not kept. */
export async function kept<C>(
  sessions: Map<string, KeptClient<C>>,
  identity: Identity,
  place: string,
  make: () => Promise<Result<C, Refusal>>,
): Promise<Result<C, Refusal>> {
  const key = [signsAs(identity), place].join(' ');
  const existing = sessions.get(key);
  if (existing) return existing.client;
  const accessKeyId = identity.kind === 'access-key' ? identity.accessKeyId : undefined;
  const session = { identityId: identity.id, accessKeyId, client: make() };
  sessions.set(key, session);
  const dropThis = () => {
    if (sessions.get(key) === session) sessions.delete(key);
  };
  try {
    const client = await session.client;
    if (!client.ok) dropThis();
    return client;
  } catch (error) {
    dropThis();
    throw error;
  }
}

/** Another key or another role is another client. */
function signsAs(identity: Identity): string {
  return JSON.stringify({ ...identity, caller: undefined, label: undefined });
}

/** Closes the identity's clients, or those with one of its keys; those still being made as well. */
export function forgetIn<C extends { destroy(): void }>(
  sessions: Map<string, KeptClient<C>>,
  identityId: IdentityId,
  accessKeyId?: string,
): void {
  for (const [key, session] of sessions) {
    if (session.identityId !== identityId) continue;
    if (accessKeyId !== undefined && session.accessKeyId !== accessKeyId) continue;
    sessions.delete(key);
    void session.client.then(
      (client) => {
        if (client.ok) client.value.destroy();
      },
      // Whoever asked for the client has got this failure already.
      () => undefined,
    );
  }
}
