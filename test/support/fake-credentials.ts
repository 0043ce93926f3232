import type { Credentials, SigningKeys } from '../../src-main/identities/credentials.ts';
import { identityName } from '../../src-main/identities/identity.ts';
import type {
  CallerIdentity,
  ExternalIdProof,
  Identity,
  IdentityId,
} from '../../src-main/identities/identity.ts';
import { HOUR_MS } from '../../src-main/kernel/clock.ts';
import type { Refusal } from '../../src-main/kernel/problem.ts';
import { err, ok } from '../../src-main/kernel/result.ts';
import type { Result } from '../../src-main/kernel/result.ts';
import { Secret } from '../../src-main/kernel/secret.ts';

/** The one code that every fake MFA device shows. */
const CODE = '123456';

/** Credentials without AWS, with the manners of the real ones; `test/ports/credentials.test.ts` holds both. */
export class FakeCredentials implements Credentials {
  readonly known = new Map<IdentityId, Identity>();
  /** Who was asked for a code, oldest first. */
  readonly asked: IdentityId[] = [];
  /** What the next asking for any identity's keys is answered with. */
  refusal: Refusal | undefined;
  externalIdProof: ExternalIdProof = 'enforced';
  readonly #held = new Map<IdentityId, SigningKeys>();
  readonly #now: () => number;
  #count = 0;

  constructor(now: () => number) {
    this.#now = now;
  }

  signing(identity: Identity, code?: Secret): Promise<Result<SigningKeys, Refusal>> {
    const { refusal } = this;
    if (refusal) return Promise.resolve(err(refusal));
    const held = this.inHand(identity.id);
    if (held && !code) return Promise.resolve(ok(held));
    const mfa = 'mfaSerial' in identity;
    if (mfa && !code) {
      this.asked.push(identity.id);
      const problem = { kind: 'mfa-code-needed', identity: identityName(identity) } as const;
      return Promise.resolve(err({ problem }));
    }
    if (mfa && code?.reveal() !== CODE)
      return Promise.resolve(err({ problem: { kind: 'mfa-code-refused' } }));
    if ('from' in identity && !this.known.has(identity.from))
      return Promise.resolve(err({ problem: { kind: 'not-found', what: 'identity' } }));
    const keys = this.#make(identity, mfa);
    this.#held.set(identity.id, keys);
    return Promise.resolve(ok(keys));
  }

  async whoIs(identity: Identity, code?: Secret): Promise<Result<CallerIdentity, Refusal>> {
    const keys = await this.signing(identity, code);
    return keys.ok ? ok(identity.caller) : keys;
  }

  proveExternalId(): Promise<Result<ExternalIdProof, Refusal>> {
    return Promise.resolve(ok(this.externalIdProof));
  }

  inHand(id: IdentityId): SigningKeys | undefined {
    const keys = this.#held.get(id);
    return keys && (keys.expiresAt === undefined || keys.expiresAt > this.#now())
      ? keys
      : undefined;
  }

  forget(id: IdentityId): void {
    this.#held.delete(id);
  }

  #make(identity: Identity, byPerson: boolean): SigningKeys {
    const secretAccessKey = new Secret('not-a-real-secret');
    if (identity.kind === 'access-key')
      return { accessKeyId: identity.accessKeyId, secretAccessKey };
    const expiresAt = this.#now() + HOUR_MS;
    return {
      accessKeyId: `ASIAEXAMPLE${String(++this.#count).padStart(9, '0')}`,
      secretAccessKey,
      sessionToken: new Secret('not-a-real-token'),
      expiresAt,
      ...(byPerson && { endsAt: expiresAt }),
    };
  }
}
