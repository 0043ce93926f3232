import { addKey } from './support/furnish.ts';
import { expect, test } from './support/test.ts';

test('the window shows what the users and keys of the account need, and copies it', async ({
  lab,
}) => {
  await addKey(lab);
  const page = await lab.show('access-keys');
  const health = page.getByRole('region', { name: 'Health of this account' });
  await health.getByRole('button', { name: 'Look' }).click();
  await expect(health).toContainText('3 to look at among 2 users');
  await expect(health.getByRole('listitem')).toContainText([
    /Root user.*active access key, 97 days old/,
    /ben.*Nobody ever signed in/,
    /ana.*97 days old and was last used today\..*Rotate it/,
  ]);
  await health.getByRole('button', { name: 'Copy as CSV' }).click();
  await expect(page.getByText('Copied the findings as CSV.').first()).toBeVisible();
  expect(await lab.keysKept()).toHaveLength(1);
});

test('without the permission the window says which one, and that it is not needed', async ({
  lab,
}) => {
  await addKey(lab);
  lab.aws.world.deny('ana', 'iam:GenerateCredentialReport');
  const page = await lab.show('access-keys');
  const health = page.getByRole('region', { name: 'Health of this account' });
  await health.getByRole('button', { name: 'Look' }).click();
  await expect(health).toContainText('It lacks iam:GenerateCredentialReport.');
  await expect(health).toContainText('opens, closes and rotates without it');
});
