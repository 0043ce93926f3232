import { SANDBOX_KEY, SANDBOX_ROOT_KEY } from '../../src-main/sandbox/seed.ts';
import { addKey } from './support/furnish.ts';
import { expect, test } from './support/test.ts';

test('a verified key goes into the keychain and is found there after a restart', async ({
  lab,
}) => {
  await addKey(lab);
  expect(await lab.keysKept()).toHaveLength(1);
  await lab.app.kill();
  await lab.launch();
  await lab.done('identity.refreshKeys', {});
  const [identity] = (await lab.snapshot()).identities;
  expect(identity).toMatchObject({
    maskedKeyId: 'AKIA…7Q2A',
    caller: { account: '123456789012', arn: 'arn:aws:iam::123456789012:user/ana' },
  });
  expect(identity?.keys?.[0]).toMatchObject({ age: { days: 97, verdict: 'due' }, ours: true });
});

test('an old key raises one reminder, not one a look', async ({ lab }) => {
  await addKey(lab);
  await lab.desktop.notifications.waitFor('97 days');
  await lab.done('identity.refreshKeys', {});
  await lab.done('identity.refreshKeys', {});
  const reminders = lab.desktop.notifications.shown.filter(({ summary }) =>
    /97 days/.test(summary),
  );
  expect(reminders).toHaveLength(1);
});

test('a wrong secret, an unknown key, a root key and a bad form store nothing', async ({ lab }) => {
  const wrong = { ...SANDBOX_KEY, secretAccessKey: 'another/wrong/secret+for+a+test+EXAMPLE0' };
  const unknown = { ...SANDBOX_KEY, accessKeyId: 'AKIAEXAMPLEUNKNOWN00' };
  const short = { ...SANDBOX_KEY, secretAccessKey: 'too-short' };
  for (const [input, kind] of [
    [wrong, 'secret-wrong'],
    [unknown, 'key-unknown'],
    [SANDBOX_ROOT_KEY, 'root-key'],
    [short, 'key-format'],
    [{ ...SANDBOX_KEY, accessKeyId: 'ASIAEXAMPLETEMPORARY' }, 'temporary-key'],
  ] as const)
    expect(await lab.call('identity.add', input)).toMatchObject({ ok: false, error: { kind } });
  expect(await lab.keysKept()).toHaveLength(0);
  expect((await lab.snapshot()).identities).toEqual([]);
});

test.describe('with a locked keychain', () => {
  test.use({ labOptions: { keyring: 'locked' } });
  test('a key is not stored anywhere else instead', async ({ lab }) => {
    const refused = await lab.call('identity.add', SANDBOX_KEY);
    expect(refused).toMatchObject({ ok: false, error: { kind: 'keychain-locked' } });
    expect((await lab.snapshot()).identities).toEqual([]);
  });
});

test.describe('without a keychain', () => {
  test.use({ labOptions: { keyring: 'absent' } });
  test('a key is not stored anywhere else instead', async ({ lab }) => {
    const refused = await lab.call('identity.add', SANDBOX_KEY);
    expect(refused).toMatchObject({ ok: false, error: { kind: 'keychain-absent' } });
    expect((await lab.snapshot()).identities).toEqual([]);
  });
});
