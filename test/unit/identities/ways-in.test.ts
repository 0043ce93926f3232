import { describe, expect, it } from 'vitest';
import { ActivityLog } from '../../../src-main/activity/activity-log.ts';
import { IdentityBook } from '../../../src-main/identities/identity-book.ts';
import type { IdentityId } from '../../../src-main/identities/identity.ts';
import { MfaQuestions } from '../../../src-main/identities/mfa-questions.ts';
import { newExternalId } from '../../../src-main/identities/role-form.ts';
import { WaysIn } from '../../../src-main/identities/ways-in.ts';
import type { Wanted } from '../../../src-main/identities/ways-in.ts';
import type { Region } from '../../../src-main/kernel/aws-names.ts';
import { err, ok } from '../../../src-main/kernel/result.ts';
import { Secret } from '../../../src-main/kernel/secret.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { FakeCredentials } from '../../support/fake-credentials.ts';
import { FakeKeyStore } from '../../support/fake-key-store.ts';
import { MemoryActivityStore, MemoryIdentityStore } from '../../support/memory-stores.ts';
import { SAMPLE_IDENTITY } from '../../support/stored-samples.ts';

const homeRegion = 'eu-west-1' as Region;
const role = {
  kind: 'role',
  from: SAMPLE_IDENTITY.id,
  roleArn: 'arn:aws:iam::111122223333:role/gatekeeper',
  externalId: 'drawbridge-1',
  durationSeconds: 3600,
  homeRegion,
} as const satisfies Wanted;
const mfaSession = {
  kind: 'mfa-session',
  from: SAMPLE_IDENTITY.id,
  mfaSerial: 'arn:aws:iam::111122223333:mfa/ana',
  durationSeconds: 3600,
  homeRegion,
} as const satisfies Wanted;

function setUp() {
  const clock = new FakeClock();
  const store = new MemoryIdentityStore([SAMPLE_IDENTITY]);
  const credentials = new FakeCredentials(() => clock.now());
  credentials.known.set(SAMPLE_IDENTITY.id, SAMPLE_IDENTITY);
  const questions = new MfaQuestions();
  let ids = 0;
  const newId = () => `id${String(++ids)}`;
  const log = new ActivityLog({ store: new MemoryActivityStore(), clock, newId });
  const book = new IdentityBook({
    store,
    keyStore: new FakeKeyStore(),
    verify: () => Promise.resolve(ok(SAMPLE_IDENTITY.caller)),
    readKeys: () => Promise.resolve(ok([])),
    log,
    clock,
    newId,
  });
  const ways = new WaysIn({ book, credentials, questions, newId, clock });
  return { ways, book, store, credentials, questions };
}

describe('a way in', () => {
  it('is tried, and remembered with who AWS says it is', async () => {
    const { ways, store } = setUp();
    expect((await ways.add(role)).ok).toBe(true);
    expect(store.contents.at(-1)).toMatchObject({ ...role, externalIdProof: 'enforced' });
    expect(JSON.stringify(store.contents)).not.toMatch(/secret|token/i);
  });

  it('says of a role that it lets everybody in', async () => {
    const { ways, credentials } = setUp();
    credentials.externalIdProof = 'not-enforced';
    const added = await ways.add(role);
    expect(added.ok && added.value).toMatchObject({ externalIdProof: 'not-enforced' });
  });

  it('is not remembered when AWS refuses it, and leaves no keys behind', async () => {
    const { ways, book, credentials } = setUp();
    credentials.refusal = { problem: { kind: 'throttled' } };
    expect(await ways.add(role)).toEqual(err({ kind: 'throttled' }));
    expect(book.all).toEqual([SAMPLE_IDENTITY]);
  });

  it('is not remembered when the disk is full, and leaves no keys behind', async () => {
    const { ways, store, credentials, book } = setUp();
    store.fillUp();
    expect((await ways.add(role)).ok).toBe(false);
    expect(book.all).toEqual([SAMPLE_IDENTITY]);
    expect(credentials.inHand('id1' as IdentityId)).toBeUndefined();
  });

  it('is remembered once, whatever is clicked', async () => {
    const { ways, book } = setUp();
    const both = await Promise.all([ways.add(role), ways.add(role)]);
    expect(both.map(({ ok: done }) => done).sort()).toEqual([false, true]);
    expect(book.all).toHaveLength(2);
  });

  it.each([
    ['no role', { ...role, roleArn: 'gatekeeper' }, 'role-arn-format'],
    ['no device', { ...mfaSession, mfaSerial: 'my phone' }, 'mfa-serial-format'],
    ['a time AWS does not give', { ...role, durationSeconds: 60 }, 'session-length'],
    ['an identity that is gone', { ...role, from: 'gone' as IdentityId }, 'not-found'],
  ] as const)('is refused with %s before AWS is asked', async (_what, wanted, kind) => {
    const answer = await setUp().ways.add(wanted);
    expect(!answer.ok && answer.error.kind).toBe(kind);
  });

  it('with MFA asks for the code in its own form, then takes it', async () => {
    const { ways } = setUp();
    const first = await ways.add(mfaSession);
    expect(!first.ok && first.error.kind).toBe('mfa-code-needed');
    expect((await ways.add(mfaSession, new Secret('123456'))).ok).toBe(true);
  });

  it('keeps what it starts from', async () => {
    const { ways, book } = setUp();
    await ways.add(role);
    expect(await book.remove(SAMPLE_IDENTITY.id)).toEqual(
      err({ kind: 'identity-in-use', by: ['gatekeeper'] }),
    );
  });
});

describe('the answer to a question', () => {
  it('settles it; a wrong one leaves it', async () => {
    const { ways, questions, book } = setUp();
    await ways.add(mfaSession, new Secret('123456'));
    const { id } = book.all.at(-1) ?? SAMPLE_IDENTITY;
    questions.need(id);
    expect((await ways.answerMfa(id, new Secret('000000'))).ok).toBe(false);
    expect(questions.of(id)).toBe('open');
    expect((await ways.answerMfa(id, new Secret('123456'))).ok).toBe(true);
    expect(questions.of(id)).toBeUndefined();
  });
});

describe('an ExternalId of ours', () => {
  it('has only letters that AWS takes', () => {
    expect(newExternalId(() => 'k3x9m2pq8w')).toMatch(/^[\w+=,.@:/-]{2,1224}$/);
  });
});
