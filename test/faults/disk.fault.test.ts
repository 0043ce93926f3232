import { readFileSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';
import { AUTHORIZE, isChange } from './support/actions.ts';
import { addDoor, askToOpen, DATABASE, open, furnish, withLease } from './support/doors.ts';
import type { FaultLab } from './support/fault-lab.ts';
import { smallDisk } from './support/full-disk.ts';
import { row } from './support/row.ts';

row('F32', 'the disk is full: opening is refused, closing still works', async (lab) => {
  const { disk, doors } = await withSmallDisk(lab);
  const leaseId = await open(lab.app, doors.first);
  disk.fill();
  const opened = lab.proxy.count(AUTHORIZE);
  expect(await askToOpen(lab.app, doors.second)).toMatchObject({ error: { kind: 'disk-refused' } });
  expect(lab.proxy.count(AUTHORIZE)).toBe(opened);
  await lab.app.done('lease.close', { leaseId });
  expect(lab.ownRules()).toEqual([]);
});

row('F32', 'and the next start finds out what could not be written down', async (lab) => {
  const { disk, doors } = await withSmallDisk(lab);
  const leaseId = await open(lab.app, doors.first);
  disk.fill();
  await lab.app.done('lease.close', { leaseId });
  await lab.app.kill();
  disk.free();
  await lab.app.launch();
  await lab.waitForNoLease();
});

/** The app's files on a disk that can be filled, and two doors. */
async function withSmallDisk(lab: FaultLab) {
  const disk = smallDisk(path.dirname(lab.app.journalFile));
  lab.atEnd(() => {
    disk.end();
  });
  console.log(`F32 is run with ${disk.way}`);
  const first = await furnish(lab.app);
  const second = await addDoor(lab.app, { groupId: DATABASE, port: 5432 });
  return { disk, doors: { first, second } };
}

row('F33', 'a journal cut off anywhere: kept aside, told, and rebuilt from AWS', async (lab) => {
  const leaseId = await withLease(lab.app);
  await lab.app.kill();
  const whole = readFileSync(lab.app.journalFile);
  for (const part of [0, 0.01, 0.3, 0.6, 0.99]) {
    writeFileSync(lab.app.journalFile, whole);
    truncateSync(lab.app.journalFile, Math.floor(whole.length * part));
    await lab.app.launch();
    const { startProblems } = await lab.app.snapshot();
    expect(startProblems).toContainEqual(expect.objectContaining({ kind: 'file-unreadable' }));
    const lease = await lab.waitForLease('the rebuilt lease', ({ state }) => state.kind === 'open');
    expect(lease.id).toBe(leaseId);
    expect(lease.grants).toHaveLength(2);
    await lab.app.kill();
  }
});

row('F34', 'a journal of a newer version: only read, and nothing is written', async (lab) => {
  await withLease(lab.app);
  const other = await addDoor(lab.app, { groupId: DATABASE, port: 5432 });
  await lab.app.kill();
  const { version, ...rest } = JSON.parse(readFileSync(lab.app.journalFile, 'utf8')) as {
    version: number;
  };
  const newer = JSON.stringify({ version: version + 1, ...rest, unheardOf: true });
  writeFileSync(lab.app.journalFile, newer);
  const before = lab.proxy.log.length;
  await lab.app.launch();
  const { startProblems } = await lab.app.snapshot();
  expect(startProblems.map(({ kind }) => kind)).toContain('file-newer');
  expect(await askToOpen(lab.app, other)).toMatchObject({ ok: false });
  expect(lab.proxy.log.slice(before).filter(isChange)).toEqual([]);
  expect(readFileSync(lab.app.journalFile, 'utf8')).toBe(newer);
});
