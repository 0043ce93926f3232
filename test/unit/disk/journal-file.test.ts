import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { journalFile } from '../../../src-main/disk/journal-file.ts';
import type { Lease } from '../../../src-main/leases/lease.ts';
import { LEASES_IN_EVERY_STATE, sampleLease } from '../../support/stored-samples.ts';
import { temporaryFolders } from '../../support/temporary-folder.ts';

const folder = temporaryFolders();
const open = sampleLease({ kind: 'open', termEnd: 1 });

function written(contents: unknown) {
  const here = folder();
  const path = join(here, 'journal.json');
  writeFileSync(path, typeof contents === 'string' ? contents : JSON.stringify(contents));
  return { here, path, journal: journalFile(path) };
}

describe('the journal file', () => {
  it('brings back a lease in every state it can be in', () => {
    const path = join(folder(), 'journal.json');
    expect(journalFile(path).save(LEASES_IN_EVERY_STATE, false).ok).toBe(true);
    expect(journalFile(path).load()).toEqual({
      leases: LEASES_IN_EVERY_STATE,
      incomplete: false,
      readOnly: false,
    });
  });

  it('brings back the schedules of a guarded lease, and why one is not guarded', () => {
    const path = join(folder(), 'journal.json');
    const [grant] = open.grants;
    if (!grant) throw new Error('a lease without rules');
    const { ruleId, ports, source } = grant;
    const guarded: Lease = {
      ...open,
      guard: {
        at: 60_001,
        schedules: [
          { name: '4f2a9c1d-k3x9m2pq8w-0', aim: { kind: 'rule', ruleId } },
          { name: '4f2a9c1d-k3x9m2pq8w-1', aim: { kind: 'place', ports, source } },
        ],
      },
      unguarded: { kind: 'throttled' },
    };
    journalFile(path).save([guarded], false);
    expect(journalFile(path).load().leases).toEqual([guarded]);
  });

  it('says its version', () => {
    const { path, journal } = written({ version: 1, leases: [] });
    journal.save([open], false);
    expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual({ version: 1, leases: [open] });
  });

  it('writes what has not changed as before, and what has as it is now', () => {
    const { path, journal } = written({ version: 1, leases: [] });
    const other = { ...open, id: 'other' as Lease['id'] };
    journal.save([open, other], false);
    const closing = sampleLease({ kind: 'closing', reason: 'asked', since: 2 });
    journal.save([closing, other], true);
    const text = JSON.stringify({ version: 1, incomplete: true, leases: [closing, other] });
    expect(readFileSync(path, 'utf8')).toBe(text);
  });

  it('is kept aside and reported, wherever it is cut off', () => {
    const { path, journal } = written('');
    journal.save([open], false);
    const whole = readFileSync(path);
    for (let length = 0; length < whole.length; length += 1) {
      const cut = written(whole.subarray(0, length).toString('latin1'));
      const { leases, problem, incomplete } = cut.journal.load();
      expect(leases).toEqual([]);
      expect(incomplete, 'what is missing must be looked for in AWS').toBe(true);
      expect(problem, `cut at byte ${String(length)}`).toMatchObject({
        kind: 'file-unreadable',
        file: 'journal.json',
      });
      const kept = readdirSync(cut.here).find((name) => name.includes('unreadable')) ?? '';
      expect(readFileSync(join(cut.here, kept))).toEqual(whole.subarray(0, length));
    }
  });

  it.each([
    ['an older version', { version: 0, leases: [] }],
    ['no version', { leases: [open] }],
    ['no list', { version: 1, leases: {} }],
    ['a list alone', [open]],
    ['null', null],
  ])('is kept aside when it holds %s', (_what, contents) => {
    expect(written(contents).journal.load()).toMatchObject({
      leases: [],
      problem: { kind: 'file-unreadable' },
    });
  });

  it.each([
    ['a source that is not canonical', { ...open, sources: ['52.1.2.3/24'] }],
    ['a state nobody knows', { ...open, state: { kind: 'ajar' } }],
    ['a rule without an id', { ...open, grants: [{ ...open.grants[0], ruleId: '' }] }],
    ['a Region that is none', { ...open, resource: { ...open.resource, region: 'here' } }],
    ['no deadline', { ...open, plan: { kind: 'until' } }],
    ['ports the wrong way round', badPorts(90, 80)],
    ['a port too high', badPorts(22, 65_536)],
  ])('loses only the one lease that has %s, keeps it aside and saves the others', (_what, bad) => {
    const { here, path, journal } = written({ version: 1, leases: [bad, open] });
    expect(journal.load()).toMatchObject({ leases: [open], problem: { kind: 'file-unreadable' } });
    expect(readdirSync(here)).toHaveLength(2);
    expect(journalFile(path).load(), 'a crash right now loses nothing more').toEqual({
      leases: [open],
      incomplete: true,
      readOnly: false,
    });
  });

  it('does not lose a lease for a problem another version wrote', () => {
    const { journal } = written({
      version: 1,
      leases: [{ ...open, trouble: { kind: 'of-the-future', detail: 7 } }],
    });
    expect(journal.load()).toMatchObject({
      leases: [{ ...open, trouble: { kind: 'unexpected', reference: 'not readable' } }],
    });
  });
});

describe('the journal of a newer Drawbridge', () => {
  it('is left as it is: nothing is read from it, written to it or put aside', () => {
    const contents = JSON.stringify({ version: 2, leases: [{ of: 'the future' }] });
    const { here, path, journal } = written(contents);
    expect(journal.load()).toEqual({
      leases: [],
      problem: { kind: 'file-newer', file: 'journal.json' },
      incomplete: false,
      readOnly: true,
    });
    expect(journal.save([open], false)).toMatchObject({
      ok: false,
      error: { problem: { kind: 'file-newer' } },
    });
    expect(readdirSync(here)).toEqual(['journal.json']);
    expect(readFileSync(path, 'utf8')).toBe(contents);
  });
});

function badPorts(from: number, to: number): unknown {
  return { ...open, resource: { ...open.resource, ports: [{ protocol: 'tcp', from, to }] } };
}
