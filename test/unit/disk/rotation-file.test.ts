import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rotationFile } from '../../../src-main/disk/rotation-file.ts';
import {
  ROTATIONS_IN_EVERY_STATE,
  SAMPLE_ORPHAN,
  sampleRotation,
} from '../../support/stored-samples.ts';
import { temporaryFolders } from '../../support/temporary-folder.ts';

const folder = temporaryFolders();
const RECORDS = { rotations: ROTATIONS_IN_EVERY_STATE, orphans: [SAMPLE_ORPHAN] };
const one = sampleRotation({ kind: 'preparing' });

function written(contents: unknown) {
  const here = folder();
  const path = join(here, 'rotations.json');
  writeFileSync(path, typeof contents === 'string' ? contents : JSON.stringify(contents));
  return { here, path, journal: rotationFile(path) };
}

describe('the journal of rotations', () => {
  it('is empty at the first start, which is no problem', () => {
    const journal = rotationFile(join(folder(), 'rotations.json'));
    expect(journal.load()).toEqual({ rotations: [], orphans: [] });
  });

  it('brings back a rotation in every state, and the keys nobody may forget', () => {
    const path = join(folder(), 'rotations.json');
    expect(rotationFile(path).save(RECORDS).ok).toBe(true);
    expect(rotationFile(path).load()).toEqual(RECORDS);
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it('keeps what troubles a rotation and when it is tried again', () => {
    const { path, journal } = written('');
    const troubled = {
      ...one,
      trouble: { kind: 'throttled' as const },
      wait: { until: 7, failures: 2 },
    };
    journal.save({ rotations: [troubled], orphans: [] });
    expect(rotationFile(path).load().rotations).toEqual([troubled]);
  });

  it('is kept aside and reported, wherever it is cut off', () => {
    const { path, journal } = written('');
    journal.save({ rotations: [one], orphans: [SAMPLE_ORPHAN] });
    const whole = readFileSync(path, 'utf8');
    for (let length = 0; length < whole.length; length += 7) {
      const cut = written(whole.slice(0, length));
      expect(cut.journal.load(), `cut at ${String(length)}`).toMatchObject({
        rotations: [],
        orphans: [],
        problem: { kind: 'file-unreadable', file: 'rotations.json' },
      });
    }
  });

  it('loses only what cannot be understood, keeps it aside and saves the rest', () => {
    const bad = { ...one, state: { kind: 'half-way' } };
    const { here, path, journal } = written({
      version: 1,
      rotations: [bad, one],
      orphans: [SAMPLE_ORPHAN],
    });
    expect(journal.load()).toMatchObject({
      rotations: [one],
      orphans: [SAMPLE_ORPHAN],
      problem: { kind: 'file-unreadable' },
    });
    expect(readdirSync(here)).toHaveLength(2);
    expect(rotationFile(path).load()).toEqual({ rotations: [one], orphans: [SAMPLE_ORPHAN] });
  });

  it('takes no field it does not know: it could be a secret', () => {
    const { journal } = written({
      version: 1,
      rotations: [{ ...one, secretAccessKey: 'not-a-real-secret' }],
      orphans: [],
    });
    expect(journal.load().rotations).toEqual([]);
  });
});
