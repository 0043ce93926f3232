import { beforeEach, describe, expect, it } from 'vitest';
import { OLD, rotationWorld, WATCH_MS } from './rotation-world.ts';
import type { RotationWorld } from './rotation-world.ts';

const NEW = 'AKIAEXAMPLENEW000001';

let world: RotationWorld;
beforeEach(async () => {
  world = await rotationWorld();
});

describe('undoing a rotation', () => {
  const undo = () => world.keeper.undo(world.id);

  it('deletes the new key while the old one is still in use', async () => {
    world.slow.checks = 100;
    await world.begin();
    await world.clock.advance(5_000);
    await undo();
    await world.until('undone');
    expect(world.admin.activeKeys).toEqual([OLD]);
    expect(world.keyStore.accounts).toEqual([OLD]);
    expect(world.usedKey).toBe(OLD);
  });

  it('goes back to the old key while it is still active', async () => {
    await world.begin();
    await world.until('switched');
    await undo();
    expect(world.usedKey).toBe(OLD);
    expect(world.admin.activeKeys, 'calls with the new key may be under way').toContain(NEW);
    await world.until('undone');
    expect(world.admin.activeKeys).toEqual([OLD]);
    expect(world.keyStore.accounts).toEqual([OLD]);
  });

  it('makes the old key active again with one click, and forgets nothing', async () => {
    await world.begin();
    await world.until('watching');
    await undo();
    expect(world.rotation.state).toEqual({ kind: 'reactivated', newKeyId: NEW, by: 'person' });
    expect(world.admin.activeKeys).toEqual([OLD, NEW]);
    await world.clock.advance(2 * WATCH_MS);
    expect(world.admin.activeKeys, 'it stays so').toEqual([OLD, NEW]);
    await world.keeper.resume(world.id);
    await world.until('watching');
    expect(world.admin.activeKeys).toEqual([NEW]);
  });

  it('goes all the way back with a second click, once the old key works again', async () => {
    await world.begin();
    await world.until('watching');
    await undo();
    world.slow.checks = 3;
    await undo();
    expect(world.usedKey).toBe(NEW);
    await world.until('undone');
    expect(world.usedKey).toBe(OLD);
    expect(world.admin.activeKeys).toEqual([OLD]);
    expect(world.keyStore.accounts).toEqual([OLD]);
  });

  it('is over once the old key is deleted', async () => {
    await world.begin();
    await world.until('watching');
    expect((await world.keeper.finish(world.id)).ok).toBe(true);
    expect(world.rotation.state.kind).toBe('done');
    expect((await undo()).ok).toBe(false);
  });
});
