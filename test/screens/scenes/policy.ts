import type { Page } from '@playwright/test';
import { err, ok } from '../../../src-main/kernel/result.ts';
import { matrix } from '../fixtures/aws.ts';
import { ANA, EVERYBODY } from '../fixtures/people.ts';
import { EVERY_DAY } from '../fixtures/snapshots.ts';
import type { Scene } from '../scene.ts';
import type { Answers } from '../support/stand-in.ts';

const PASTED = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: ['ec2:*', 'iam:ListUsers'], Resource: '*' }],
});

async function view(page: Page, name: string): Promise<void> {
  await page.getByRole('tab', { name }).click();
}

function tested(name: string, answers: Answers): Scene {
  return {
    name: `policy-${name}`,
    hash: '#policy',
    snapshot: EVERY_DAY,
    answers,
    act: async ({ page }) => {
      await view(page, 'Test');
      await page
        .getByRole('region', { name: 'Permission test' })
        .getByRole('button')
        .first()
        .click();
    },
    narrow: true,
  };
}

export const POLICY_SCENES: readonly Scene[] = [
  {
    name: 'policy',
    hash: '#policy',
    snapshot: EVERY_DAY,
    narrow: true,
    readme: { file: 'policy.png', look: 'light', height: 680 },
  },
  {
    name: 'policy-none',
    hash: '#policy',
    snapshot: { ...EVERY_DAY, resources: [], leases: [] },
    narrow: true,
  },
  {
    name: 'policy-described',
    hash: '#policy',
    snapshot: { ...EVERY_DAY, resources: [], leases: [] },
    act: ({ page }) => page.getByRole('button', { name: 'Describe one here' }).click(),
  },
  { name: 'policy-of-many', hash: '#policy', snapshot: { ...EVERY_DAY, identities: EVERYBODY } },
  {
    name: 'policy-set-up',
    hash: '#policy',
    snapshot: EVERY_DAY,
    act: ({ page }) => view(page, 'Set up'),
    narrow: true,
  },
  {
    name: 'policy-compare',
    hash: '#policy',
    snapshot: EVERY_DAY,
    act: async ({ page }) => {
      await view(page, 'Compare');
      await page.getByRole('textbox', { name: 'An existing policy' }).fill(PASTED);
      await page.getByRole('list', { name: 'Differences' }).waitFor();
    },
    narrow: true,
  },
  {
    name: 'policy-compare-nonsense',
    hash: '#policy',
    snapshot: EVERY_DAY,
    act: async ({ page }) => {
      await view(page, 'Compare');
      await page.getByRole('textbox', { name: 'An existing policy' }).fill('{ no policy');
    },
  },
  tested('test-good', { 'policy.test': () => ok(matrix([])) }),
  tested('test-bad', {
    'policy.test': () =>
      ok(matrix(['ec2:RevokeSecurityGroupIngress', 'ec2:CreateTags', 'iam:ListAccessKeys'])),
  }),
  tested('test-refused', {
    'policy.test': () => err({ kind: 'keychain-locked' }),
  }),
  {
    name: 'policy-without-identity',
    hash: '#policy',
    snapshot: { ...EVERY_DAY, identities: [{ ...ANA, keys: [] }] },
  },
];
