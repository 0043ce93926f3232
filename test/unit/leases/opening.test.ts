import { describe, expect, it } from 'vitest';
import { HOUR_MS } from '../../../src-main/kernel/clock.ts';
import { err, ok } from '../../../src-main/kernel/result.ts';
import { readMark } from '../../../src-main/leases/mark.ts';
import { KeeperWorld } from './keeper-world.ts';
import { door, HERE, HERE_6, RDP, SSH, START } from './lease-samples.ts';

const THROTTLED = { problem: { kind: 'throttled' }, requestId: 'request-1' } as const;
const usual = { kind: 'usual' } as const;

describe('opening a door', () => {
  it('lets my address in for the usual time, under my mark', async () => {
    const world = new KeeperWorld();
    const opened = await world.keeper.open(door().id, usual);
    expect(opened).toEqual(ok(world.only.id));
    const [rule, ...others] = world.cloud.rules();
    expect(others).toEqual([]);
    expect(rule).toMatchObject({ groupId: door().groupId, ports: SSH, source: HERE });
    expect(readMark(rule?.description ?? '')).toEqual({
      leaseId: world.only.id,
      install: '4f2a9c1d',
      person: 'ana',
      host: 'laptop',
      until: START + HOUR_MS,
    });
    expect(world.only).toMatchObject({
      plan: { kind: 'until', deadline: START + HOUR_MS },
      state: { kind: 'open', termEnd: START + HOUR_MS },
      grants: [{ ruleId: rule?.ruleId, ports: SSH, source: HERE }],
    });
    expect(world.activity.contents).toMatchObject([
      {
        deed: 'opened',
        subject: 'door 1',
        ports: 'SSH 22',
        addresses: [HERE],
        until: START + HOUR_MS,
      },
    ]);
  });

  it('lets both families in through every port', async () => {
    const world = new KeeperWorld();
    world.moveTo(HERE, HERE_6);
    const wide = door(1, { ports: [SSH, RDP] });
    Object.assign(world.doors, { 0: wide });
    await world.opened();
    expect(world.cloud.rules()).toHaveLength(4);
    expect(world.only.grants).toHaveLength(4);
  });

  it('writes the intent down before AWS is asked, and the rules after', async () => {
    const world = new KeeperWorld();
    await world.opened();
    expect(world.happened).toEqual(['journal: opening', 'open', 'journal: open']);
    expect(world.disk.contents).toEqual(world.book.all);
  });

  it('is refused while the disk is full, since nobody would know of the rule after a crash', async () => {
    const world = new KeeperWorld();
    world.disk.fillUp();
    expect(await world.keeper.open(door().id, usual)).toMatchObject({
      ok: false,
      error: { kind: 'disk-refused' },
    });
    expect(world.cloud.calls).toEqual([]);
    expect(world.only.state).toMatchObject({ kind: 'failed', problem: { kind: 'disk-refused' } });
  });

  it('asks AWS for nothing while my address is not known', async () => {
    const world = new KeeperWorld();
    world.loseAddress();
    expect(await world.keeper.open(door().id, usual)).toMatchObject({
      ok: false,
      error: { kind: 'address-silent' },
    });
    expect(world.happened).toEqual([]);
    expect(world.only.state.kind).toBe('failed');
    expect(world.clock.waiting).toBe(0);
  });

  it('shows the door as opening from the click on', () => {
    const world = new KeeperWorld();
    world.cloud.holdNext('open');
    void world.keeper.open(door().id, usual);
    return Promise.resolve().then(() => {
      expect(world.only.state).toEqual({ kind: 'opening', since: START });
    });
  });

  it('refuses a door it does not know, a time past, and a door that is open', async () => {
    const world = new KeeperWorld();
    expect(await world.keeper.open(door(9).id, usual)).toEqual(
      err({ kind: 'not-found', what: 'resource' }),
    );
    expect(await world.keeper.open(door().id, { kind: 'until', at: START - 1 })).toEqual(
      err({ kind: 'deadline-past' }),
    );
    expect(world.book.all).toEqual([]);
    await world.opened();
    expect(await world.keeper.open(door().id, usual)).toEqual(
      err({ kind: 'already-open', label: 'door 1', until: START + HOUR_MS }),
    );
    expect(world.cloud.count('open')).toBe(1);
  });

  it('opens once for a double click, even one within the same moment', async () => {
    const world = new KeeperWorld();
    const [first, second] = await Promise.all([
      world.keeper.open(door().id, usual),
      world.keeper.open(door().id, usual),
    ]);
    expect(first.ok).toBe(true);
    expect(second).toMatchObject({ ok: false, error: { kind: 'already-open' } });
    expect(world.cloud.count('open')).toBe(1);
    expect(world.book.all).toHaveLength(1);
  });

  it('opens several doors side by side', async () => {
    const world = new KeeperWorld();
    const release = world.cloud.holdNext('open');
    const first = world.keeper.open(door(1).id, usual);
    expect(await world.keeper.open(door(2).id, usual)).toMatchObject({ ok: true });
    release();
    expect(await first).toMatchObject({ ok: true });
    expect(world.cloud.rules().map(({ groupId }) => groupId)).toEqual([
      door(2).groupId,
      door(1).groupId,
    ]);
  });

  it('says that tags are missing when AWS does not let them be written', async () => {
    const world = new KeeperWorld();
    world.cloud.deny('tag');
    await world.opened();
    expect(world.only).toMatchObject({ state: { kind: 'open' } });
    expect(world.only.trouble ?? world.activity.contents[0]?.problem).toMatchObject({
      kind: 'not-allowed',
      action: 'ec2:CreateTags',
    });
  });
});

describe('an opening that fails', () => {
  it('holds nothing, says why and can be dismissed', async () => {
    const world = new KeeperWorld();
    world.cloud.failNext('open', THROTTLED);
    expect(await world.keeper.open(door().id, usual)).toEqual(err({ kind: 'throttled' }));
    expect(world.only.state).toEqual({ kind: 'failed', problem: { kind: 'throttled' }, at: START });
    expect(world.disk.contents).toEqual([]);
    expect(world.activity.contents).toMatchObject([
      { deed: 'open-failed', problem: { kind: 'throttled' }, requestId: 'request-1' },
    ]);
    world.keeper.dismiss(world.only.id);
    expect(world.book.all).toEqual([]);
  });

  it('is not tried again behind the person’s back', async () => {
    const world = new KeeperWorld();
    world.cloud.failNext('open', THROTTLED);
    await world.keeper.open(door().id, usual);
    world.keeper.review(true);
    await world.clock.advance(HOUR_MS);
    expect(world.cloud.calls).toHaveLength(1);
    expect(world.clock.waiting).toBe(0);
  });

  it('makes room for the next attempt', async () => {
    const world = new KeeperWorld();
    world.cloud.failNext('open', THROTTLED);
    await world.keeper.open(door().id, usual);
    expect(await world.keeper.open(door().id, usual)).toMatchObject({ ok: true });
    expect(world.only.state.kind).toBe('open');
  });

  it('never takes off the screen what may be open', async () => {
    const world = new KeeperWorld();
    world.keeper.dismiss(await world.opened());
    expect(world.only.state.kind).toBe('open');
  });

  it('leaves somebody else’s identical rule alone, and holds no lease on it', async () => {
    const world = new KeeperWorld();
    const foreign = world.cloud.addForeignRule(door().groupId, SSH, HERE, 'office');
    expect(await world.keeper.open(door().id, usual)).toMatchObject({
      ok: false,
      error: { kind: 'open-by-someone-else' },
    });
    expect(world.only.state.kind).toBe('failed');
    await world.keeper.closeAll('quit');
    await world.clock.advance(2 * HOUR_MS);
    expect(world.cloud.rules()).toEqual([foreign]);
    expect(world.cloud.count('close')).toBe(0);
  });
});
