import { beforeEach, describe, expect, it } from 'vitest';
import { DAY_MS } from '../../../../src-main/kernel/clock.ts';
import { SAMPLE_IDENTITY } from '../../../support/stored-samples.ts';
import { OLD, rotationWorld, WATCH_MS } from './rotation-world.ts';
import type { RotationWorld } from './rotation-world.ts';

const NEW = 'AKIAEXAMPLENEW000001';
const NOT_ALLOWED = { kind: 'not-allowed', action: 'iam:X', resource: '*' } as const;

let world: RotationWorld;
beforeEach(async () => {
  world = await rotationWorld();
});

describe('rotating an access key', () => {
  it('makes a new one, changes over, and deletes the old one after a week', async () => {
    expect((await world.begin()).ok).toBe(true);
    await world.until('watching');
    expect(world.usedKey).toBe(NEW);
    expect(world.admin.activeKeys).toEqual([NEW]);
    expect(world.keyStore.accounts, 'until the end there is a way back').toEqual([OLD, NEW]);
    await world.clock.advance(WATCH_MS - DAY_MS);
    expect(world.rotation.state.kind).toBe('watching');
    await world.clock.advance(DAY_MS);
    expect(world.rotation.state.kind).toBe('done');
    expect(world.admin.keys.map(({ accessKeyId }) => accessKeyId)).toEqual([NEW]);
    expect(world.keyStore.accounts).toEqual([NEW]);
    expect(world.deeds()).toEqual([
      'rotation-started',
      'key-created',
      'key-switched',
      'key-deactivated',
      'key-deleted',
    ]);
    expect(world.clock.waiting, 'nothing waits any more').toBe(0);
    expect(world.bugs).toEqual([]);
  });

  it('writes no secret into its journal', async () => {
    await world.begin();
    await world.until('watching');
    expect(JSON.stringify(world.journal.contents)).not.toMatch(/secret/);
  });

  it('leaves the old key alone until every endpoint has known the new one three times', async () => {
    world.slow.checks = 4;
    await world.begin();
    await world.clock.advance(10_000);
    expect(world.rotation.trouble).toEqual({ kind: 'key-not-known-yet', maskedKeyId: 'AKIA…0001' });
    expect(world.usedKey).toBe(OLD);
    await world.until('switched');
    expect(world.slow.checks).toBe(-3);
    expect(world.admin.activeKeys).toEqual([OLD, NEW]);
  });

  it('gives calls with the old key time to end before it makes it inactive', async () => {
    await world.begin();
    await world.until('switched');
    await world.clock.advance(25_000);
    expect(world.admin.activeKeys).toContain(OLD);
    expect(world.forgotten).toEqual([]);
    await world.clock.advance(10_000);
    expect(world.admin.activeKeys).toEqual([NEW]);
    expect(world.forgotten).toEqual([OLD]);
  });

  it('goes on after a restart in every step', async () => {
    await world.begin();
    for (const state of ['verifying', 'switched', 'watching'] as const) {
      await world.until(state);
      await world.restart();
    }
    await world.clock.advance(WATCH_MS);
    expect(world.rotation.state.kind).toBe('done');
    expect(world.admin.asked.filter((action) => action === 'create')).toHaveLength(1);
  });

  it('runs once, however often it is asked for', async () => {
    const [first, second] = await Promise.all([world.begin(), world.begin()]);
    expect(first.ok).toBe(true);
    expect(second).toEqual({
      ok: false,
      error: { kind: 'rotation-running', maskedKeyId: 'AKIA…7Q2A' },
    });
  });
});

describe('a rotation does not begin', () => {
  it('while the keychain cannot be written, and AWS makes no key', async () => {
    world.keyStore.lock();
    expect(await world.begin()).toEqual({ ok: false, error: { kind: 'keychain-locked' } });
    expect(world.admin.asked).toEqual([]);
  });

  it('while the journal cannot be written', async () => {
    world.journal.fillUp();
    expect((await world.begin()).ok).toBe(false);
    expect(world.admin.asked).toEqual([]);
  });

  it('where it is not allowed', async () => {
    world.admin.refuse('create', NOT_ALLOWED);
    expect(await world.begin()).toEqual({ ok: false, error: NOT_ALLOWED });
    expect(world.admin.activeKeys).toEqual([OLD]);
    expect(world.rotation.state.kind).toBe('failed');
    world.keeper.dismiss(world.id);
    expect(world.book.all).toEqual([]);
  });

  it.each([
    ['root', 'arn:aws:iam::111122223333:root', OLD, 'root-key'],
    ['an assumed role', 'arn:aws:sts::111122223333:assumed-role/dev/ana', OLD, 'nothing-to-rotate'],
    ['a temporary key', SAMPLE_IDENTITY.caller.arn, 'ASIAEXAMPLE000000001', 'nothing-to-rotate'],
  ])('for %s, and nobody is asked anything', async (_who, arn, accessKeyId, kind) => {
    const caller = { ...SAMPLE_IDENTITY.caller, arn };
    const other = await rotationWorld({ ...SAMPLE_IDENTITY, caller, accessKeyId });
    expect(await other.begin()).toEqual({ ok: false, error: { kind } });
    expect(other.admin.asked).toEqual([]);
  });
});

describe('a new key that the keychain does not take', () => {
  it('is deleted again, and the old one stays in use', async () => {
    const create = world.admin.create.bind(world.admin);
    world.admin.create = async () => {
      const made = await create();
      world.keyStore.lock();
      return made;
    };
    await world.begin();
    await world.clock.advance(60_000);
    expect(world.rotation.state).toMatchObject({
      kind: 'failed',
      problem: { kind: 'keychain-locked' },
    });
    expect(world.admin.activeKeys).toEqual([OLD]);
    expect(world.usedKey).toBe(OLD);
  });
});

describe('an answer to *create* that is lost', () => {
  it('is found out by looking, and the key is offered for deletion', async () => {
    world.admin.loseNextAnswer();
    await world.begin();
    await world.until('failed');
    expect(world.rotation.state).toMatchObject({ problem: { kind: 'new-key-lost' } });
    expect(world.book.orphans).toMatchObject([{ accessKeyId: NEW, why: 'answer-lost' }]);
    expect(world.admin.activeKeys, 'nothing is deleted unasked').toEqual([OLD, NEW]);
    world.keeper.dismiss(world.id);
    await world.restart();
    expect(world.book.orphans, 'shown until it is gone').toHaveLength(1);
    expect((await world.keeper.deleteOrphan(SAMPLE_IDENTITY.id, 'AKIA…0001')).ok).toBe(true);
    expect(world.admin.activeKeys).toEqual([OLD]);
    expect(world.book.orphans).toEqual([]);
  });

  it('ends without a key when none was made, after more than one look', async () => {
    world.admin.refuse('create', { kind: 'outcome-unknown', cause: 'the connection broke' });
    await world.begin();
    await world.until('failed');
    expect(world.rotation.state).toMatchObject({ problem: { kind: 'key-not-made' } });
    expect(world.admin.asked.filter((action) => action === 'list').length).toBeGreaterThan(3);
  });
});

describe('two keys already', () => {
  const SECOND = 'AKIAEXAMPLESECOND2ND';
  beforeEach(async () => {
    world.admin.addForeign(SECOND);
    await world.begin();
  });

  it('ask the person, and nothing is deleted before', async () => {
    await world.clock.advance(DAY_MS);
    expect(world.rotation.state.kind).toBe('choosing');
    expect(world.admin.asked).not.toContain('remove');
    expect(world.admin.asked).not.toContain('create');
  });

  it('become one when the person chose, and the rotation goes on', async () => {
    expect((await world.keeper.chooseKey(world.id, 'AKIA…D2ND')).ok).toBe(true);
    await world.until('watching');
    expect(world.admin.activeKeys).toEqual([NEW]);
  });

  it('never lose the one Drawbridge works with', async () => {
    expect(await world.keeper.chooseKey(world.id, 'AKIA…7Q2A')).toEqual({
      ok: false,
      error: { kind: 'key-in-use', maskedKeyId: 'AKIA…7Q2A' },
    });
    expect(world.admin.activeKeys).toContain(OLD);
  });

  it('are looked at again when the person deleted one elsewhere', async () => {
    await world.admin.remove(undefined, SECOND);
    expect((await world.keeper.resume(world.id)).ok).toBe(true);
    await world.until('watching');
  });

  it('stay as they are when the person gives up', async () => {
    await world.keeper.undo(world.id);
    expect(world.rotation.state.kind).toBe('undone');
    expect(world.admin.activeKeys).toEqual([OLD, SECOND]);
  });
});

describe('what somebody else does meanwhile', () => {
  it('keeps the old key when somebody made it active again', async () => {
    await world.begin();
    await world.until('watching');
    world.admin.setForeign(OLD, true);
    await world.clock.advance(WATCH_MS);
    expect(world.rotation.state).toEqual({ kind: 'reactivated', newKeyId: NEW, by: 'somebody' });
    expect(world.admin.activeKeys).toEqual([OLD, NEW]);
  });

  it('is no hindrance when they deleted the old key', async () => {
    await world.begin();
    await world.until('switched');
    await world.admin.remove(undefined, OLD);
    await world.until('done');
    expect(world.keyStore.accounts).toEqual([NEW]);
  });

  it('never deletes the old key while an older copy of the file has it in use', async () => {
    await world.begin();
    await world.until('watching');
    world.admin.setForeign(OLD, true);
    world.identities.useKey(SAMPLE_IDENTITY.id, OLD);
    await world.keeper.finish(world.id);
    expect(world.admin.activeKeys).toContain(OLD);
  });
});

describe('what AWS does not allow', () => {
  it('is tried again, and can be given up with the key that stays in sight', async () => {
    await world.begin();
    await world.until('switched');
    world.admin.refuse('setStatus', NOT_ALLOWED);
    await world.clock.advance(60_000);
    expect(world.rotation).toMatchObject({ state: { kind: 'deactivating' }, trouble: NOT_ALLOWED });
    world.keeper.dismiss(world.id);
    expect(world.book.all).toEqual([]);
    expect(world.book.orphans).toMatchObject([{ accessKeyId: OLD, why: 'left-behind' }]);
  });

  it('goes on as soon as it is allowed', async () => {
    await world.begin();
    await world.until('switched');
    world.admin.refuse('setStatus', NOT_ALLOWED);
    await world.clock.advance(60_000);
    world.admin.allow('setStatus');
    world.keeper.review(true);
    await world.until('watching', 5_000);
    expect(world.rotation).not.toHaveProperty('trouble');
  });
});
