import { SANDBOX_KEY } from '../../src-main/sandbox/seed.ts';
import { addDoors } from './support/furnish.ts';
import { expect, test } from './support/test.ts';

test('diagnostics are shown before they are copied, and say nothing of who the person is', async ({
  lab,
}) => {
  await addDoors(lab);
  const { identities } = await lab.snapshot();
  const page = await lab.show('settings');
  await page.getByRole('button', { name: 'Copy diagnostics…' }).click();
  const shown = page.getByRole('region', { name: 'Diagnostics as they are copied' });
  await expect(shown).toContainText('Keychain: secret-service, usable');
  await expect(shown).toContainText('Resources: 2');
  const text = (await shown.textContent()) ?? '';
  const personal = [
    SANDBOX_KEY.accessKeyId,
    SANDBOX_KEY.secretAccessKey,
    ...identities.flatMap(({ caller }) => [caller.account, caller.arn]),
    lab.userData,
  ];
  for (const word of personal) expect(text).not.toContain(word);
  await page.getByRole('button', { name: 'Copy diagnostics', exact: true }).click();
  await expect
    .poll(() => lab.app.electron.evaluate(({ clipboard }) => clipboard.readText()))
    .toBe(text);
});
