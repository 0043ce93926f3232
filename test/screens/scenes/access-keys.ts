import type { Page } from '@playwright/test';
import type { IdentityView, RotationView } from '../../../src-main/bridge/snapshot.ts';
import type { RotationId, RotationState } from '../../../src-main/identities/rotation/rotation.ts';
import { DAY_MS, MINUTE_MS } from '../../../src-main/kernel/clock.ts';
import { err, ok } from '../../../src-main/kernel/result.ts';
import { GOOD_HEALTH, POOR_HEALTH, PROFILES } from '../fixtures/aws.ts';
import { ANA, EVERYBODY, key, OVERDUE } from '../fixtures/people.ts';
import { EVERY_DAY } from '../fixtures/snapshots.ts';
import { NOW } from '../fixtures/times.ts';
import type { Scene } from '../scene.ts';
import type { Answers } from '../support/stand-in.ts';

const REFRESHED: Answers = {
  'identity.refreshKeys': () => ok(undefined),
  'identity.listProfiles': () => ok(PROFILES),
  'identity.newExternalId': () => ok({ externalId: 'drawbridge-k3x9m2pq8w7v5t1r' }),
};

const NO_MOVES = { undo: false, resume: false, finish: false, dismiss: false };

function rotation(state: RotationState['kind'], more: Partial<RotationView> = {}): RotationView {
  return {
    id: 'rotation' as RotationId,
    identityId: ANA.id,
    state,
    startedAt: NOW - 2 * MINUTE_MS,
    maskedOldKeyId: 'AKIA…7Q2A',
    maskedNewKeyId: 'AKIA…NEW1',
    moves: { ...NO_MOVES, undo: true },
    ...more,
  };
}

const LATER = { until: NOW + 6 * DAY_MS };
/** What a person sees of a rotation where it asks, waits or is over; what it passes by looks the same. */
const ROTATIONS: readonly RotationView[] = [
  rotation('preparing'),
  rotation('choosing'),
  rotation('storing', { problem: { kind: 'keychain-locked' } }),
  rotation('verifying', { checks: { passed: 2, needed: 5 } }),
  rotation('deactivating', {
    problem: { kind: 'not-allowed', action: 'iam:UpdateAccessKey', resource: ANA.caller.arn },
    moves: { ...NO_MOVES, undo: true, dismiss: true },
  }),
  rotation('watching', { ...LATER, moves: { ...NO_MOVES, undo: true, finish: true } }),
  rotation('reactivated', { bySomebody: true, moves: { ...NO_MOVES, undo: true, resume: true } }),
  rotation('checking-old', { moves: { ...NO_MOVES, resume: true } }),
  rotation('done', { moves: { ...NO_MOVES, dismiss: true } }),
  rotation('undone', { moves: { ...NO_MOVES, dismiss: true } }),
  rotation('failed', { problem: { kind: 'key-not-made' }, moves: { ...NO_MOVES, dismiss: true } }),
];

/** From here on Drawbridge works with the new key. */
const CHANGED_OVER: readonly RotationView['state'][] = [
  ...(['switched', 'deactivating', 'watching', 'deleting', 'done'] as const),
  ...(['reactivating', 'reactivated', 'checking-old'] as const),
];

/** Whose rotation it is, with both keys as they are then. */
function rotating({ state }: RotationView): IdentityView {
  const changed = CHANGED_OVER.includes(state);
  const inactive = state === 'watching' || state === 'deleting';
  return {
    ...ANA,
    maskedKeyId: changed ? 'AKIA…NEW1' : 'AKIA…7Q2A',
    keys: [
      key('AKIA…7Q2A', 95, { ours: !changed, active: !inactive }),
      key('AKIA…NEW1', 0, { ours: changed }),
    ],
  };
}

function screen(name: string, more: Partial<Scene> = {}): Scene {
  return {
    name: `access-keys-${name}`,
    hash: '#access-keys',
    snapshot: EVERY_DAY,
    ...more,
    answers: { ...REFRESHED, ...more.answers },
  };
}

/** The dialog of one way in. */
function wayIn(name: string, entry: RegExp, then?: (page: Page) => Promise<void>): Scene {
  return screen(`add-${name}`, {
    act: async ({ page }) => {
      await page.getByRole('button', { name: /^More ways/ }).click();
      await page.getByRole('menuitem', { name: entry }).click();
      await page.getByRole('dialog').waitFor();
      await then?.(page);
    },
  });
}

async function look(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Look/ }).first().click();
  await page
    .getByRole('region', { name: /^Health/ })
    .first()
    .scrollIntoViewIfNeeded();
}

export const ACCESS_KEY_SCENES: readonly Scene[] = [
  screen('one', { narrow: true }),
  screen('none', { snapshot: { ...EVERY_DAY, identities: [], leases: [], resources: [] } }),
  screen('of-every-kind', { snapshot: { ...EVERY_DAY, identities: EVERYBODY }, narrow: true }),
  screen('overdue', {
    snapshot: { ...EVERY_DAY, identities: [OVERDUE] },
    narrow: true,
  }),
  screen('age-unknown', {
    snapshot: {
      ...EVERY_DAY,
      identities: [
        {
          ...ANA,
          keys: [],
          keysProblem: {
            kind: 'not-allowed',
            action: 'iam:ListAccessKeys',
            resource: ANA.caller.arn,
          },
        },
      ],
    },
  }),
  screen('orphan', {
    snapshot: {
      ...EVERY_DAY,
      orphanKeys: [
        { identityId: ANA.id, maskedKeyId: 'AKIA…LOST', why: 'answer-lost', foundAt: NOW - DAY_MS },
      ],
    },
  }),
  screen('keychain-locked', {
    snapshot: {
      ...EVERY_DAY,
      storage: { backend: 'secret-service', state: 'locked', lostKeys: [] },
    },
  }),
  screen('keychain-lost-key', {
    snapshot: {
      ...EVERY_DAY,
      storage: { backend: 'secret-service', state: 'usable', lostKeys: ['AKIA…7Q2A'] },
    },
  }),
  ...ROTATIONS.map((each) =>
    screen(`rotation-${each.state}`, {
      snapshot: { ...EVERY_DAY, identities: [rotating(each)], rotations: [each] },
      ...(each.state === 'watching' && {
        narrow: true,
        readme: { file: 'access-keys.png', look: 'light', height: 620 },
      }),
    }),
  ),
  screen('add-key', { hash: '#access-keys/new', narrow: true }),
  screen('add-key-refused', {
    hash: '#access-keys/new',
    answers: { 'identity.add': () => err({ kind: 'root-key' }) },
    act: async ({ page }) => {
      await page.getByRole('textbox', { name: 'Access key id' }).fill('AKIAEXAMPLE000000001');
      await page.getByLabel('Secret access key').fill('not-a-real-secret');
      await page.getByRole('combobox', { name: 'Home Region' }).fill('eu-west-1');
      await page.getByRole('button', { name: 'Add key' }).click();
    },
  }),
  screen('more-ways', {
    act: ({ page }) => page.getByRole('button', { name: /^More ways/ }).click(),
    tab: 'held',
  }),
  wayIn('csv', /accessKeys\.csv/),
  wayIn('move', /credentials…/),
  wayIn('profile', /^Profile of/),
  wayIn('role', /^Role/),
  wayIn('mfa', /with MFA/),
  wayIn('environment', /^Environment/),
  screen('health-poor', {
    answers: { 'key.readHealth': () => ok(POOR_HEALTH) },
    act: ({ page }) => look(page),
    narrow: true,
  }),
  screen('health-good', {
    answers: { 'key.readHealth': () => ok(GOOD_HEALTH) },
    act: ({ page }) => look(page),
  }),
  screen('health-refused', {
    answers: {
      'key.readHealth': () =>
        err({ kind: 'not-allowed', action: 'iam:GenerateCredentialReport', resource: '*' }),
    },
    act: ({ page }) => look(page),
  }),
];
