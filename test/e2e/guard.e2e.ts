import { SANDBOX_ACCOUNT } from '../../src-main/sandbox/seed.ts';
import { SANDBOX_GROUPS } from '../../src-main/sandbox/seed-groups.ts';
import { waitFor } from '../support/wait-for.ts';
import { changeSettings } from './support/change-settings.ts';
import { addDoors } from './support/furnish.ts';
import { expect, test } from './support/test.ts';

const { bastionProd } = SANDBOX_GROUPS;
const MINUTE = 60_000;

test('a guarded door shuts though the app was killed and never comes back', async ({ lab }) => {
  const { bastion } = await addDoors(lab);
  const guardedPlaces = [{ account: SANDBOX_ACCOUNT, region: 'eu-west-1' }];
  await changeSettings(lab, { guardedPlaces });
  const before = lab.aws.world.rules(bastionProd).length;
  await lab.done('lease.open', {
    resourceId: bastion,
    duration: { kind: 'minutes', minutes: 30 },
  });
  await lab.waitForTray(/AWS closes it .*even if this computer is off/);
  const { leases } = await lab.snapshot();
  expect(leases).toMatchObject([{ state: { kind: 'open' }, guard: { schedules: [{}, {}] } }]);
  await waitFor(
    () =>
      lab.aws.world.schedules
        .all()
        .every(({ details }) => /SecurityGroupRuleIds/.test(details.target.input ?? '')),
    { what: 'both schedules to be aimed at their rules' },
  );

  await lab.app.kill();
  await lab.aws.advance(30 * MINUTE);
  expect(lab.ownRules(bastionProd)).toHaveLength(2);
  await lab.aws.advance(2 * MINUTE);
  expect(lab.ownRules(bastionProd)).toEqual([]);
  expect(lab.aws.world.rules(bastionProd)).toHaveLength(before);
  expect(lab.aws.world.schedules.all()).toEqual([]);
});
