import { identityName, startsFrom } from '../identities/identity.ts';
import type { Identity, IdentityId, KeyStore } from '../identities/identity.ts';
import type { Problem } from '../kernel/problem.ts';
import { ok } from '../kernel/result.ts';
import type { Result } from '../kernel/result.ts';
import type { SealBook } from '../kernel/seal-book.ts';
import type { Proofs } from '../leases/proofs.ts';

export interface RealmProofParts {
  readonly seals: Pick<SealBook, 'prove' | 'ready'>;
  /** Those of the settings, which every realm has in common; the sandbox does without. */
  readonly settingsSeals?: Pick<SealBook, 'prove'>;
  readonly identityOf: (id: IdentityId) => Identity | undefined;
  readonly keyStore: Pick<KeyStore, 'get'>;
}

/** What gives power to a deed, looked through piece by piece: the first that is altered stops it. */
export function realmProofs(parts: RealmProofParts): Proofs {
  const { seals, settingsSeals } = parts;
  const prove = async (
    id: IdentityId,
    own: () => Promise<Result<void, Problem>>,
  ): Promise<Result<void, Problem>> => {
    const ready = await seals.ready();
    if (!ready.ok) return firstLoss(parts, id, ready.error);
    const checks = [own, ...identityChecks(parts, id)];
    if (settingsSeals) checks.push(() => settingsSeals.prove('settings', 'settings', 'Settings'));
    for (const check of checks) {
      const proof = await check();
      if (!proof.ok) return proof;
    }
    return ok(undefined);
  };
  return {
    toOpen: ({ id, label, identityId }) =>
      prove(identityId, () => seals.prove('resource', id, label)),
    toKeep: ({ id, resource }) =>
      prove(resource.identityId, () => seals.prove('lease', id, resource.label)),
    toWrite: () => seals.ready(),
  };
}

/** The identity and all it starts from. */
function identityChecks(
  { seals, identityOf }: RealmProofParts,
  id: IdentityId,
): (() => Promise<Result<void, Problem>>)[] {
  const chain = new Map<IdentityId, Identity>();
  for (let at = identityOf(id); at && !chain.has(at.id);) {
    chain.set(at.id, at);
    const from = startsFrom(at);
    at = from === undefined ? undefined : identityOf(from);
  }
  return [...chain.values()].map(
    (identity) => () => seals.prove('identity', identity.id, identityName(identity)),
  );
}

/** A keychain that was emptied has lost the access key too: that one comes first. */
async function firstLoss(
  { identityOf, keyStore }: RealmProofParts,
  id: IdentityId,
  problem: Problem,
): Promise<Result<void, Problem>> {
  const identity = problem.kind === 'seal-lost' ? identityOf(id) : undefined;
  if (identity?.kind !== 'access-key') return { ok: false, error: problem };
  const kept = await keyStore.get(identity.accessKeyId);
  return { ok: false, error: kept.ok ? problem : kept.error.problem };
}
