import { describe, expect, it } from 'vitest';
import type { AccountHealth } from '../../../src-main/identities/account-health.ts';
import type { IdentityId } from '../../../src-main/identities/identity.ts';
import { err, ok } from '../../../src-main/kernel/result.ts';
import { healthHandlers } from '../../../src-main/wiring/health-handlers.ts';
import { SAMPLE_IDENTITY } from '../../support/stored-samples.ts';
import { smallRealm } from './small-realm.ts';

const HEALTH: AccountHealth = { reportedAt: 1, users: 2, total: 0, worst: [], csv: '' };
const { id: identityId } = SAMPLE_IDENTITY;

describe('the health of an account', () => {
  it('is read as the identity the window names', async () => {
    const { running } = smallRealm();
    const asked: string[] = [];
    const handle = healthHandlers(() => ({
      identities: running.identities,
      readHealth: ({ id }) => {
        asked.push(id);
        return Promise.resolve(ok(HEALTH));
      },
    }))['key.readHealth'];
    expect(await handle({ identityId })).toEqual(ok(HEALTH));
    expect(await handle({ identityId: 'nobody' as IdentityId })).toEqual(
      err({ kind: 'not-found', what: 'identity' }),
    );
    expect(asked).toEqual([identityId]);
  });

  it('may be closed to the identity: the window hears which permission is missing', async () => {
    const { running } = smallRealm();
    const action = 'iam:GenerateCredentialReport';
    const problem = { kind: 'not-allowed', action, resource: '*' } as const;
    const handle = healthHandlers(() => ({
      identities: running.identities,
      readHealth: () => Promise.resolve(err({ problem, requestId: 'r-1' })),
    }))['key.readHealth'];
    expect(await handle({ identityId })).toEqual(err(problem));
  });
});
