import { isRoot } from '../support/desktop/ordinary-user.ts';
import { windowsAreSandboxed } from '../support/desktop/sandbox-state.ts';
import { SANDBOX_GROUPS } from '../../src-main/sandbox/seed-groups.ts';
import { addDoors } from './support/furnish.ts';
import { expect, test } from './support/test.ts';

test.use({ labOptions: isRoot() ? { asUser: 'tester' } : {} });

test("an ordinary user opens and closes with Chromium's sandbox on", async ({ lab }) => {
  await addDoors(lab);
  expect(await windowsAreSandboxed(lab.app.pid)).toBe(true);
  await lab.clickTray(/^Open bastion/);
  await lab.waitForRules(SANDBOX_GROUPS.bastionProd, 2);
  await lab.clickTray(/^Close bastion/);
  await lab.waitForRules(SANDBOX_GROUPS.bastionProd, 0);
});
