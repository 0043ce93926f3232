import type { Page } from '@playwright/test';
import type { Snapshot } from '../../../src-main/bridge/snapshot.ts';
import { err, ok } from '../../../src-main/kernel/result.ts';
import { BAD_CHECK, GOOD_CHECK, GROUPS, MANY_GROUPS, PROFILES } from '../fixtures/aws.ts';
import { BASTION } from '../fixtures/doors.ts';
import { lease } from '../fixtures/leases.ts';
import { ANA } from '../fixtures/people.ts';
import { EVERY_DAY, FRESH } from '../fixtures/snapshots.ts';
import type { Scene } from '../scene.ts';
import type { Answers } from '../support/stand-in.ts';

const NO_PROFILES: Answers = { 'identity.listProfiles': () => ok([]) };
const IN_A: Partial<Snapshot> = { address: EVERY_DAY.address, identities: [ANA] };
const WITH_DOOR: Partial<Snapshot> = { ...IN_A, resources: [BASTION] };
const OPENED: Partial<Snapshot> = { ...WITH_DOOR, leases: [lease(BASTION, 5)] };

function step(name: string, known: Partial<Snapshot>, more: Partial<Scene> = {}): Scene {
  return { name: `welcome-${name}`, hash: '#welcome', snapshot: { ...FRESH, ...known }, ...more };
}

function picked(name: string, answers: Answers, more: Partial<Scene> = {}): Scene {
  return step(name, IN_A, {
    answers: { 'group.find': () => ok(GROUPS), ...answers },
    act: ({ page }) => pick(page),
    ...more,
  });
}

async function pick(page: Page): Promise<void> {
  await page.getByRole('radio').first().check();
  await page
    .getByText(/llowed to open/)
    .first()
    .waitFor();
}

export const WELCOME_SCENES: readonly Scene[] = [
  step('begin', {}, { hash: '', answers: NO_PROFILES, narrow: true }),
  step(
    'begin-with-profiles',
    {},
    {
      answers: { 'identity.listProfiles': () => ok(PROFILES) },
      readme: { file: 'first-steps.png', look: 'light', height: 620 },
    },
  ),
  step(
    'sandbox-refused',
    {},
    {
      answers: {
        ...NO_PROFILES,
        'realm.enterSandbox': () => err({ kind: 'unexpected', reference: 'k3x9m2pq' }),
      },
      act: ({ page }) => page.getByRole('button', { name: 'Try the sandbox' }).click(),
    },
  ),
  step('no-groups', IN_A, { answers: { 'group.find': () => ok({ groups: [] }) } }),
  step('forty-groups', IN_A, { answers: { 'group.find': () => ok(MANY_GROUPS) }, narrow: true }),
  step('groups-refused', IN_A, {
    answers: {
      'group.find': () =>
        err({ kind: 'not-allowed', action: 'ec2:DescribeSecurityGroups', resource: '*' }),
    },
  }),
  picked('picked', { 'resource.check': () => ok(GOOD_CHECK) }),
  picked('picked-not-allowed', { 'resource.check': () => ok(BAD_CHECK) }, { narrow: true }),
  step('pick-of-resources', { ...IN_A, resources: EVERY_DAY.resources }, { hash: '#welcome/pick' }),
  step('try', WITH_DOOR, { hash: `#welcome/${BASTION.id}` }),
  step('opened', OPENED, { hash: `#welcome/${BASTION.id}`, narrow: true }),
  step(
    'opened-without-tray',
    { ...OPENED, trayHost: 'missing' },
    {
      hash: `#welcome/${BASTION.id}`,
    },
  ),
];
