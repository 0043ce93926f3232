import type { Page } from '@playwright/test';
import { err, ok } from '../../../src-main/kernel/result.ts';
import { BAD_CHECK, GOOD_CHECK, GROUPS, POOR_CHECK } from '../fixtures/aws.ts';
import { BASTION, LONG, STAGING } from '../fixtures/doors.ts';
import { EVERYBODY } from '../fixtures/people.ts';
import { EVERY_DAY, FRESH } from '../fixtures/snapshots.ts';
import type { Scene } from '../scene.ts';
import { pending } from '../support/stand-in.ts';
import type { Answers } from '../support/stand-in.ts';

const FOUND: Answers = { 'group.find': () => ok(GROUPS), 'resource.check': () => ok(GOOD_CHECK) };

async function check(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Check/ }).click();
}

function checked(name: string, answers: Answers): Scene {
  return {
    name: `resource-form-${name}`,
    hash: `#resources/${STAGING.id}`,
    snapshot: EVERY_DAY,
    answers: { ...FOUND, ...answers },
    act: ({ page }) => check(page),
  };
}

export const RESOURCE_FORM_SCENES: readonly Scene[] = [
  {
    name: 'resource-form-empty',
    hash: '#resources/new',
    snapshot: EVERY_DAY,
    answers: FOUND,
    narrow: true,
  },
  {
    name: 'resource-form-without-key',
    hash: '#resources/new',
    snapshot: FRESH,
  },
  {
    name: 'resource-form-faults',
    hash: '#resources/new',
    snapshot: { ...EVERY_DAY, identities: EVERYBODY },
    answers: FOUND,
    act: async ({ page }) => {
      await page.getByRole('textbox', { name: 'Custom ports' }).fill('99999');
      await page.locator('button[type=submit]').click();
    },
    narrow: true,
  },
  {
    name: 'resource-form-groups',
    hash: '#resources/new',
    snapshot: EVERY_DAY,
    answers: FOUND,
    act: async ({ page }) => {
      await page.getByRole('combobox', { name: 'Security group' }).click();
      await page.getByRole('listbox').getByRole('option').first().waitFor();
    },
    narrow: true,
    tab: 'held',
  },
  {
    name: 'resource-form-groups-refused',
    hash: '#resources/new',
    snapshot: EVERY_DAY,
    answers: {
      ...FOUND,
      'group.find': () =>
        err({ kind: 'not-allowed', action: 'ec2:DescribeSecurityGroups', resource: '*' }),
    },
  },
  {
    name: 'resource-form-filled',
    hash: `#resources/${LONG.id}`,
    snapshot: EVERY_DAY,
    answers: FOUND,
    narrow: true,
  },
  {
    name: 'resource-form-while-open',
    hash: `#resources/${BASTION.id}`,
    snapshot: EVERY_DAY,
    answers: FOUND,
  },
  checked('checking', { 'resource.check': pending }),
  checked('check-good', {}),
  checked('check-poor', { 'resource.check': () => ok(POOR_CHECK) }),
  checked('check-bad', { 'resource.check': () => ok(BAD_CHECK) }),
  checked('check-offline', {
    'resource.check': () => err({ kind: 'no-network', host: 'ec2.eu-west-1.amazonaws.com' }),
  }),
];
