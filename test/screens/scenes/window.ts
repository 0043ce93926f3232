import { err } from '../../../src-main/kernel/result.ts';
import { pending } from '../support/stand-in.ts';
import { HERE, HERE_6 } from '../fixtures/leases.ts';
import type { AddressView } from '../../../src-main/bridge/snapshot.ts';
import { EVERY_DAY, KNOWN_ADDRESS } from '../fixtures/snapshots.ts';
import { NOW } from '../fixtures/times.ts';
import type { Actor, Scene } from '../scene.ts';
import type { Cidr } from '../../../src-main/kernel/cidr.ts';

const ELSEWHERE = '198.51.100.9/32' as Cidr;
const SILENT = {
  kind: 'silent',
  said: [
    { operator: 'AWS', said: 'no answer within 3 s' },
    { operator: 'ipify', said: 'the certificate is not for api6.ipify.org' },
  ],
  choices: [],
} as const;

/** One scene for each thing there is to say about my address. */
const ADDRESSES: Readonly<Record<string, AddressView>> = {
  known: { ...KNOWN_ADDRESS, network: { vpn: 'tun0', shared: true } },
  asking: { ...KNOWN_ADDRESS, mine: undefined, checking: true } as unknown as AddressView,
  silent: { ...KNOWN_ADDRESS, mine: { ipv4: SILENT, ipv6: SILENT, checkedAt: NOW } },
  disagreed: {
    ...KNOWN_ADDRESS,
    mine: {
      ipv4: {
        kind: 'disagreed',
        said: [
          { operator: 'AWS', said: '203.0.113.7' },
          { operator: 'Cloudflare', said: '198.51.100.9' },
        ],
        choices: [HERE, ELSEWHERE],
      },
      ipv6: SILENT,
      checkedAt: NOW,
    },
  },
  alternating: {
    ...KNOWN_ADDRESS,
    sourcesFrom: 'environment',
    mine: {
      ipv4: { kind: 'alternating', choices: [HERE, ELSEWHERE], since: NOW - 90_000 },
      ipv6: { kind: 'chosen', cidr: HERE_6 },
      checkedAt: NOW,
    },
  },
};

async function openPanel({ page }: Actor): Promise<void> {
  await page
    .getByRole('button', { name: /My address/ })
    .first()
    .click();
  await page.getByRole('dialog', { name: 'My address' }).waitFor();
}

export const WINDOW_SCENES: readonly Scene[] = [
  ...Object.entries(ADDRESSES).map(([name, address]): Scene => ({
    name: `address-${name}`,
    hash: '#resources',
    snapshot: { ...EVERY_DAY, address },
    act: openPanel,
    ...(name === 'disagreed' && { narrow: true }),
  })),
  {
    name: 'address-typed-wrong',
    hash: '#resources',
    snapshot: EVERY_DAY,
    answers: { 'address.choose': () => err({ kind: 'address-everywhere', text: '0.0.0.0/0' }) },
    act: async (actor) => {
      await openPanel(actor);
      const field = actor.page.getByRole('textbox', { name: 'Use another address' });
      await field.fill('0.0.0.0/0');
      await field.press('Enter');
    },
  },
  {
    name: 'banner-sandbox',
    hash: '#resources',
    snapshot: {
      ...EVERY_DAY,
      realm: 'sandbox',
      address: { ...KNOWN_ADDRESS, sourcesFrom: 'sandbox' },
    },
    narrow: true,
  },
  {
    name: 'banners-all',
    hash: '#resources',
    snapshot: {
      ...EVERY_DAY,
      endpointOverride: 'http://127.0.0.1:4566',
      clockAheadMs: -7 * 60_000,
      trayHost: 'missing',
      tellOfNoTray: true,
      startProblems: [
        { kind: 'file-unreadable', file: 'resources.json', keptAs: 'resources.json.damaged-1' },
        { kind: 'file-newer', file: 'leases.jsonl' },
      ],
    },
    narrow: true,
  },
  {
    name: 'banner-no-tray',
    hash: '#resources',
    snapshot: { ...EVERY_DAY, trayHost: 'missing', tellOfNoTray: true },
    narrow: true,
  },
  {
    name: 'sandbox-not-left',
    hash: '#resources',
    snapshot: { ...EVERY_DAY, realm: 'sandbox' },
    answers: { 'realm.leaveSandbox': () => err({ kind: 'leases-open', count: 2 }) },
    act: ({ page }) =>
      page
        .getByRole('button', { name: /^Leave/ })
        .first()
        .click(),
  },
  {
    name: 'toast-alarm',
    hash: '#resources',
    snapshot: EVERY_DAY,
    answers: {
      'resource.duplicate': () =>
        err({ kind: 'disk-refused', file: 'resources.json', cause: 'no space left' }),
    },
    act: async ({ page }) => {
      await page.getByRole('button', { name: /^More for Orders database/ }).click();
      await page.getByRole('menuitem', { name: 'Duplicate' }).click();
      await page.getByText('resources.json').first().waitFor();
    },
    narrow: true,
  },
  {
    name: 'address-checking',
    hash: '#resources',
    snapshot: EVERY_DAY,
    answers: { 'address.check': pending },
    act: async (actor) => {
      await openPanel(actor);
      await actor.page.getByRole('button', { name: 'Check again' }).click();
    },
  },
];
