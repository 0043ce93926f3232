import { chmodSync, lstatSync, readdirSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { SANDBOX_GROUPS } from '../../src-main/sandbox/seed-groups.ts';
import { addDoors } from './support/furnish.ts';
import { expect, test } from './support/test.ts';

const mode = (file: string): string => (lstatSync(file).mode & 0o777).toString(8);

/** What Drawbridge itself writes; Chromium's own files lie beside it. */
function ownFiles(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /^(?:(?:aws|sandbox|logs)(?:\/|$)|(?:app|settings)\.json)/.test(name),
  );
}

test('nobody else on this computer reads what Drawbridge writes, nor reaches the app', async ({
  lab,
}) => {
  const { bastion } = await addDoors(lab);
  const { settings } = await lab.snapshot();
  await lab.done('settings.change', { settings: { ...settings, theme: 'dark' } });
  await lab.done('lease.open', { resourceId: bastion, duration: { kind: 'usual' } });
  await lab.waitForRules(SANDBOX_GROUPS.bastionProd, 2);
  const { userData } = lab;
  const wide = (): readonly string[] =>
    ownFiles(userData)
      .map((name) => [name, mode(path.join(userData, name))] as const)
      .filter(([, bits]) => bits !== '600' && bits !== '700')
      .map(([name, bits]) => `${name} ${bits}`);
  expect(ownFiles(userData)).toEqual(
    expect.arrayContaining(['app.json', 'settings.json', 'aws/journal.json', 'aws/resources.json']),
  );
  expect(wide()).toEqual([]);
  expect(mode(userData), 'Chromium’s files are wider: the folder keeps them').toBe('700');
  const socket = realpathSync(path.join(userData, 'SingletonSocket'));
  expect(statSync(socket).isSocket()).toBe(true);
  expect(mode(path.dirname(socket))).toBe('700');

  await lab.app.kill();
  chmodSync(userData, 0o755);
  for (const name of ownFiles(userData))
    chmodSync(
      path.join(userData, name),
      lstatSync(path.join(userData, name)).isDirectory() ? 0o755 : 0o644,
    );
  await lab.launch();
  await expect.poll(wide, 'mended soon after the start').toEqual([]);
  expect(mode(userData)).toBe('700');
});
