import path from 'node:path';
import { SANDBOX_GROUPS } from '../../../src-main/sandbox/seed-groups.ts';
import { SANDBOX_KEY } from '../../../src-main/sandbox/seed.ts';
import { Lab } from '../support/lab.ts';
import { addKeyByHand, addResourceByHand } from '../support/by-hand.ts';
import { Pictures } from './pictures.ts';
import { Transcript } from './transcript.ts';

const { bastionProd, stagingDb } = SANDBOX_GROUPS;
const SECOND_MINUTES = 2;
const NEW_ADDRESS = { ipv4: '93.184.215.14', ipv6: '2a00:1450:4009:820::42' };

const transcript = new Transcript();
const lab = await Lab.start();
const pictures = new Pictures(lab, path.resolve(import.meta.dirname, '../../../out/demo'));

try {
  await lab.launch();
  await setUp();
  await open();
  await renew();
  await follow();
  await close();
} finally {
  await lab.stop();
}
transcript.end({ opened: 2, moved: 2, closed: 2, leftOpen: 0 });

/** By the window's own forms, as a person would. */
async function setUp(): Promise<void> {
  const page = await lab.window();
  await pictures.take('welcome');
  await addKeyByHand(page, SANDBOX_KEY);
  transcript.say('Added the access key AKIA…7Q2A: verified with STS, kept in the keychain.');
  await lab.desktop.notifications.waitFor('days old');
  await pictures.take('access-keys', 'access-keys');
  await pictures.take('resource-form', 'resources/new');
  await addResourceByHand(page, { group: 'bastion-prod', preset: 'SSH', label: 'bastion' });
  await addResourceByHand(page, {
    group: 'staging-db',
    preset: 'PostgreSQL',
    label: 'database',
    minutes: SECOND_MINUTES,
  });
  transcript.say('Added two resources: bastion (SSH 22) and database (PostgreSQL 5432).');
  await pictures.take('resources-closed');
  transcript.aws(lab);
}

async function open(): Promise<void> {
  await lab.clickTray(/^Open bastion · SSH 22/);
  await lab.waitForRules(bastionProd, 2);
  await lab.clickTray(/^Open database · PostgreSQL 5432/);
  await lab.waitForRules(stagingDb, 2);
  transcript.opened(2);
  transcript.say('Clicked both in the tray menu.');
  transcript.tray(await lab.desktop.tray.waitForTooltip(/2 open/));
  transcript.aws(lab);
  await pictures.take('resources-open');
}

async function renew(): Promise<void> {
  const [before] = lab.ownRules(bastionProd);
  await lab.done('lease.extend', { leaseId: await lab.leaseOf('bastion'), minutes: 60 });
  if (lab.ownRules(bastionProd)[0]?.description === before?.description)
    throw new Error('The time in the rule did not change');
  transcript.say('Extended bastion by an hour: same rule, new time in its description.');
  transcript.aws(lab);
}

async function follow(): Promise<void> {
  lab.aws.world.setAddress(NEW_ADDRESS);
  await lab.done('address.check', {});
  for (const group of [bastionProd, stagingDb]) {
    await lab.waitForSources(group, Object.values(NEW_ADDRESS));
    transcript.moved(1);
  }
  transcript.say('My address changed: both leases followed it.');
  transcript.aws(lab);
  await pictures.take('lease', `lease/${await lab.leaseOf('bastion')}`);
}

async function close(): Promise<void> {
  await lab.clickTray(/^Close bastion/);
  await lab.waitForRules(bastionProd, 0);
  transcript.closed(1);
  transcript.say('Closed bastion in the tray menu.');
  transcript.aws(lab);
  transcript.say('Waiting for the deadline of database …');
  await lab.waitForRules(stagingDb, 0, (SECOND_MINUTES + 1) * 60_000);
  transcript.closed(1);
  transcript.say('database closed by itself.');
  transcript.aws(lab);
  transcript.left([bastionProd, stagingDb].flatMap((group) => lab.ownRules(group)).length);
  for (const screen of ['policy', 'activity', 'settings', 'resources'])
    await pictures.take(screen, screen);
  await pictures.takeDark(['resources', 'access-keys', 'policy', 'activity', 'settings']);
}
