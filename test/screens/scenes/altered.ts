import { diagnostics } from '../../../src-main/bridge/diagnostics.ts';
import type { Snapshot } from '../../../src-main/bridge/snapshot.ts';
import { err, ok } from '../../../src-main/kernel/result.ts';
import type { SealFacts } from '../../../src-main/kernel/seals.ts';
import { GROUPS } from '../fixtures/aws.ts';
import { STAGING } from '../fixtures/doors.ts';
import { ANA } from '../fixtures/people.ts';
import { EVERY_DAY } from '../fixtures/snapshots.ts';
import { NOW } from '../fixtures/times.ts';
import type { Actor, Scene } from '../scene.ts';
import { ABOUT, SETTINGS_ANSWERS } from './settings.ts';

function altered(kind: SealFacts['altered'][number]['kind'], id: string): Snapshot {
  return { ...EVERY_DAY, seals: { state: 'sealed', altered: [{ kind, id }] } };
}

const LOST: Snapshot = { ...EVERY_DAY, seals: { state: 'lost', altered: [] } };

async function askForDiagnostics({ page }: Actor): Promise<void> {
  await page.keyboard.press('F1');
  await page.getByRole('button', { name: 'Copy diagnostics…' }).click();
  await page
    .getByRole('dialog', { name: 'Diagnostics' })
    .getByText('reference')
    .or(page.getByText('Latest lines of the log'))
    .first()
    .waitFor();
}

const DIAGNOSTICS = diagnostics({
  snapshot: {
    ...EVERY_DAY,
    settings: { ...EVERY_DAY.settings, termMinutes: 45, proxyUrl: 'http://proxy.example.com' },
    startProblems: [{ kind: 'file-newer', file: 'journal.json' }],
  },
  about: ABOUT,
  desktop: 'GNOME',
  system: 'Linux 6.1.0-18-amd64',
  contacts: [
    { host: 'ec2.eu-west-1.amazonaws.com', reason: 'aws', count: 12, lastAt: NOW },
    { host: 'bastion.corp.example.com', reason: 'port', count: 1, lastAt: NOW },
  ],
  logLines: [
    '2026-11-28T13:04:05.000Z 7c1e 203.0.113.7 could not be reached by ana: Error: socket hang up at AKIAIOSFODNN7EXAMPLE',
  ],
  names: ['ana'],
});

/** What somebody else wrote into the files, and what is told of this computer in a report. */
export const ALTERED_SCENES: readonly Scene[] = [
  {
    name: 'resources-altered',
    hash: '#resources',
    snapshot: altered('resource', STAGING.id),
    answers: {
      'lease.open': () => err({ kind: 'file-altered', what: 'resource', label: STAGING.label }),
    },
    act: async ({ page }) => {
      await page.getByRole('button', { name: `Open ${STAGING.label} for 1 h` }).click();
      await page.getByText('Changed behind').waitFor();
    },
  },
  {
    name: 'resource-form-altered',
    hash: `#resources/${STAGING.id}`,
    snapshot: altered('resource', STAGING.id),
    answers: { 'group.find': () => ok(GROUPS) },
    narrow: true,
  },
  {
    name: 'access-keys-altered',
    hash: '#access-keys',
    snapshot: altered('identity', ANA.id),
    answers: { 'identity.refreshKeys': () => ok(undefined) },
    narrow: true,
  },
  {
    name: 'settings-altered',
    hash: '#settings',
    snapshot: altered('settings', 'settings'),
    answers: SETTINGS_ANSWERS,
    narrow: true,
  },
  {
    name: 'settings-seal-lost',
    hash: '#settings',
    snapshot: LOST,
    answers: SETTINGS_ANSWERS,
  },
  {
    name: 'settings-seal-lost-refused',
    hash: '#settings',
    snapshot: LOST,
    answers: { ...SETTINGS_ANSWERS, 'seal.keepAll': () => err({ kind: 'keychain-locked' }) },
    act: async ({ page }) => {
      await page.getByRole('button', { name: 'Keep all as it is' }).click();
    },
  },
  {
    name: 'diagnostics',
    hash: '#resources',
    snapshot: EVERY_DAY,
    answers: { 'app.diagnostics': () => ok({ text: DIAGNOSTICS }) },
    act: askForDiagnostics,
    narrow: true,
  },
  {
    name: 'diagnostics-refused',
    hash: '#resources',
    snapshot: EVERY_DAY,
    answers: { 'app.diagnostics': () => err({ kind: 'unexpected', reference: '7c1e' }) },
    act: askForDiagnostics,
  },
];
