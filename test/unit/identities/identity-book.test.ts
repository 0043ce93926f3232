import { describe, expect, it } from 'vitest';
import { ActivityLog } from '../../../src-main/activity/activity-log.ts';
import { identityName } from '../../../src-main/identities/identity.ts';
import { IdentityBook } from '../../../src-main/identities/identity-book.ts';
import type { AccessKeyFacts, Identity, KeyPair } from '../../../src-main/identities/identity.ts';
import type { Region } from '../../../src-main/kernel/aws-names.ts';
import { DAY_MS } from '../../../src-main/kernel/clock.ts';
import type { Problem, Refusal } from '../../../src-main/kernel/problem.ts';
import { err, ok } from '../../../src-main/kernel/result.ts';
import type { Result } from '../../../src-main/kernel/result.ts';
import { Secret } from '../../../src-main/kernel/secret.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { FakeKeyStore } from '../../support/fake-key-store.ts';
import { MemoryActivityStore, MemoryIdentityStore } from '../../support/memory-stores.ts';
import { SAMPLE_IDENTITY } from '../../support/stored-samples.ts';

const REGION = 'eu-west-1' as Region;
const SECRET = 'not-a-real-secret/not-a-real-secret+0000'.replaceAll('-', 'x');
const { caller } = SAMPLE_IDENTITY;

function pair(accessKeyId = 'AKIAEXAMPLE000001111', secret = SECRET): KeyPair {
  return { accessKeyId, secretAccessKey: new Secret(secret) };
}

function setUp(known: readonly Identity[] = []) {
  const store = new MemoryIdentityStore(known);
  const keyStore = new FakeKeyStore();
  const lines = new MemoryActivityStore();
  const clock = new FakeClock();
  const script = {
    verify: (): Promise<Result<typeof caller, Refusal>> => Promise.resolve(ok(caller)),
    readKeys: (): Promise<Result<readonly AccessKeyFacts[], Refusal>> => Promise.resolve(ok([])),
  };
  const happened: string[] = [];
  let ids = 0;
  const book = new IdentityBook({
    store: {
      load: () => store.load(),
      save: (identities) => {
        happened.push('remember');
        return store.save(identities);
      },
    },
    keyStore: {
      put: (kept) => {
        happened.push('keychain');
        return keyStore.put(kept);
      },
      get: (id) => keyStore.get(id),
      remove: (id) => {
        happened.push('keychain: remove');
        return keyStore.remove(id);
      },
    },
    verify: () => {
      happened.push('verify');
      return script.verify();
    },
    readKeys: () => script.readKeys(),
    log: new ActivityLog({ store: lines, clock, newId: () => 'entry' }),
    clock,
    newId: () => `id${String(++ids)}`,
  });
  return { book, store, keyStore, lines, clock, happened, script };
}

describe('adding an access key', () => {
  it('asks AWS who it is, then the keychain, then remembers it', async () => {
    const { book, store, keyStore, happened, clock } = setUp();
    const added = await book.add(pair(), REGION);
    expect(happened).toEqual(['verify', 'keychain', 'remember']);
    const identity = {
      kind: 'access-key',
      id: 'id1',
      accessKeyId: pair().accessKeyId,
      homeRegion: REGION,
      caller,
      addedAt: clock.now(),
    };
    expect(added).toEqual(ok(identity));
    expect(book.all).toEqual([identity]);
    expect(store.contents).toEqual([identity]);
    expect(keyStore.accounts).toEqual([pair().accessKeyId]);
    const kept = await keyStore.get(pair().accessKeyId);
    expect(kept.ok && kept.value.secretAccessKey.reveal()).toBe(SECRET);
  });

  it('says so in the activity, by a key id that is only half told', async () => {
    const { book, lines } = setUp();
    await book.add(pair(), REGION);
    expect(lines.contents).toMatchObject([{ deed: 'identity-added', subject: 'AKIA…1111' }]);
  });

  it('keeps the secret out of every file', async () => {
    const { book, store, lines } = setUp();
    await book.add(pair(), REGION);
    expect(JSON.stringify([store.contents, lines.contents, book.all])).not.toContain(SECRET);
  });

  it('stores nothing when AWS does not know the key', async () => {
    const { book, store, keyStore, happened, script } = setUp();
    script.verify = () => Promise.resolve(err({ problem: { kind: 'key-unknown' } }));
    expect(await book.add(pair(), REGION)).toEqual(err({ kind: 'key-unknown' }));
    expect(happened).toEqual(['verify']);
    expect([store.contents, keyStore.accounts, book.all]).toEqual([[], [], []]);
  });

  it('stores nothing when the keychain is locked', async () => {
    const { book, store, keyStore, lines } = setUp();
    keyStore.lock();
    expect(await book.add(pair(), REGION)).toEqual(err({ kind: 'keychain-locked' }));
    expect([store.contents, book.all, lines.contents]).toEqual([[], [], []]);
  });

  it('takes the key out of the keychain again when the disk is full', async () => {
    const { book, store, keyStore, lines } = setUp();
    store.fillUp();
    expect(await book.add(pair(), REGION)).toMatchObject({
      ok: false,
      error: { kind: 'disk-refused' },
    });
    expect([keyStore.accounts, book.all, lines.contents]).toEqual([[], [], []]);
  });

  const formats: readonly (readonly [string, string, string, Problem])[] = [
    ['an empty key id', '', SECRET, { kind: 'key-format', field: 'access-key-id' }],
    [
      'a key id in small letters',
      'akiaexample000001111',
      SECRET,
      { kind: 'key-format', field: 'access-key-id' },
    ],
    [
      'a key id that is cut short',
      'AKIAEXAMPLE',
      SECRET,
      { kind: 'key-format', field: 'access-key-id' },
    ],
    ['a user id', 'AIDAEXAMPLE000001111', SECRET, { kind: 'key-format', field: 'access-key-id' }],
    [
      'two key ids',
      `AKIAEXAMPLE000001111\nAKIAEXAMPLE000002222`,
      SECRET,
      { kind: 'key-format', field: 'access-key-id' },
    ],
    ['a key of a session', 'ASIAEXAMPLE000001111', SECRET, { kind: 'temporary-key' }],
    ['an empty secret', 'AKIAEXAMPLE000001111', '', { kind: 'key-format', field: 'secret' }],
    [
      'a secret that is cut short',
      'AKIAEXAMPLE000001111',
      SECRET.slice(1),
      { kind: 'key-format', field: 'secret' },
    ],
    [
      'a secret with a space',
      'AKIAEXAMPLE000001111',
      ` ${SECRET.slice(1)}`,
      { kind: 'key-format', field: 'secret' },
    ],
    [
      'the placeholder of a secret',
      'AKIAEXAMPLE000001111',
      '*'.repeat(40),
      { kind: 'key-format', field: 'secret' },
    ],
  ];
  it.each(formats)('refuses %s without asking anybody', async (_what, id, secret, problem) => {
    const { book, happened } = setUp();
    expect(await book.add(pair(id, secret), REGION)).toEqual(err(problem));
    expect(happened).toEqual([]);
  });

  it('refuses a key it has already', async () => {
    const { book, happened } = setUp();
    await book.add(pair(), REGION);
    happened.length = 0;
    expect(await book.add(pair(), REGION)).toEqual(
      err({ kind: 'identity-duplicate', maskedKeyId: 'AKIA…1111' }),
    );
    expect(happened).toEqual([]);
  });

  it('takes a key again whose secret the keychain has lost, and leaves the identity as it was', async () => {
    const { book, keyStore, lines } = setUp();
    const first = await book.add(pair(), REGION);
    await keyStore.remove(pair().accessKeyId);
    expect(await book.add(pair(), 'us-east-1' as Region)).toEqual(first);
    expect(keyStore.accounts).toEqual([pair().accessKeyId]);
    expect(book.all).toHaveLength(1);
    expect(lines.contents).toHaveLength(1);
  });

  it('asks AWS about a key whose secret was lost, as about any other', async () => {
    const { book, keyStore, script } = setUp();
    await book.add(pair(), REGION);
    await keyStore.remove(pair().accessKeyId);
    script.verify = () => Promise.resolve(err({ problem: { kind: 'secret-wrong' } }));
    expect(await book.add(pair(), REGION)).toEqual(err({ kind: 'secret-wrong' }));
    expect(keyStore.accounts).toEqual([]);
  });

  it('takes a lost key for one it has while the keychain is locked', async () => {
    const { book, keyStore } = setUp();
    await book.add(pair(), REGION);
    keyStore.lock();
    expect(await book.add(pair(), REGION)).toMatchObject(err({ kind: 'identity-duplicate' }));
  });

  it('adds a key once, even for a double click', async () => {
    const { book } = setUp();
    const both = await Promise.all([book.add(pair(), REGION), book.add(pair(), REGION)]);
    expect(both.map((result) => result.ok).sort()).toEqual([false, true]);
    expect(book.all).toHaveLength(1);
  });

  it('adds two keys at once without losing either', async () => {
    const { book, store } = setUp();
    await Promise.all([book.add(pair(), REGION), book.add(pair('AKIAEXAMPLE000002222'), REGION)]);
    const keys = store.contents.filter(({ kind }) => kind === 'access-key');
    expect(keys.map(identityName).sort()).toEqual(['AKIA…1111', 'AKIA…2222']);
  });

  it('tells those who show the list', async () => {
    const { book } = setUp();
    let heard = 0;
    const stop = book.onChange(() => (heard += 1));
    await book.add(pair(), REGION);
    expect(heard).toBe(1);
    stop();
    await book.remove(book.all[0]?.id ?? SAMPLE_IDENTITY.id);
    expect(heard).toBe(1);
  });
});

describe('removing an identity', () => {
  it('takes the key out of the keychain, then forgets it', async () => {
    const { book, store, keyStore, lines, happened } = setUp([SAMPLE_IDENTITY]);
    await keyStore.put(pair(SAMPLE_IDENTITY.accessKeyId));
    expect(await book.remove(SAMPLE_IDENTITY.id)).toEqual(ok(undefined));
    expect(happened).toEqual(['keychain: remove', 'remember']);
    expect([keyStore.accounts, store.contents, book.all]).toEqual([[], [], []]);
    expect(lines.contents).toMatchObject([{ deed: 'identity-removed', subject: 'AKIA…7Q2A' }]);
  });

  it('keeps it when the keychain is locked: a secret is never left behind unseen', async () => {
    const { book, store, keyStore } = setUp([SAMPLE_IDENTITY]);
    keyStore.lock();
    expect(await book.remove(SAMPLE_IDENTITY.id)).toEqual(err({ kind: 'keychain-locked' }));
    expect(store.contents).toEqual([SAMPLE_IDENTITY]);
    expect(book.get(SAMPLE_IDENTITY.id)).toEqual(SAMPLE_IDENTITY);
  });

  it('of one it does not know is refused', async () => {
    const { book, happened } = setUp();
    expect(await book.remove(SAMPLE_IDENTITY.id)).toEqual(
      err({ kind: 'not-found', what: 'identity' }),
    );
    expect(happened).toEqual([]);
  });
});

describe('the age of the keys', () => {
  const facts: AccessKeyFacts = {
    accessKeyId: SAMPLE_IDENTITY.accessKeyId,
    active: true,
    createdAt: SAMPLE_IDENTITY.addedAt - 100 * DAY_MS,
  };

  it('is not known until IAM was asked', async () => {
    const { book, script } = setUp([SAMPLE_IDENTITY]);
    script.readKeys = () => Promise.resolve(ok([facts]));
    expect(book.keysOf(SAMPLE_IDENTITY.id)).toBeUndefined();
    let heard = 0;
    book.onChange(() => (heard += 1));
    await book.refreshKeys();
    expect(book.keysOf(SAMPLE_IDENTITY.id)).toEqual(ok([facts]));
    expect(heard).toBe(1);
  });

  it('stays unknown, with the reason, where IAM does not say it', async () => {
    const { book, script } = setUp([SAMPLE_IDENTITY]);
    const problem = { kind: 'not-allowed', action: 'iam:ListAccessKeys', resource: '*' } as const;
    script.readKeys = () => Promise.resolve(err({ problem, requestId: 'r' }));
    await book.refreshKeys();
    expect(book.keysOf(SAMPLE_IDENTITY.id)).toEqual(err(problem));
  });

  it('is forgotten with the identity', async () => {
    const { book } = setUp([SAMPLE_IDENTITY]);
    await book.refreshKeys();
    await book.remove(SAMPLE_IDENTITY.id);
    expect(book.keysOf(SAMPLE_IDENTITY.id)).toBeUndefined();
  });
});
