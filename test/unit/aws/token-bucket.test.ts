import { describe, expect, it } from 'vitest';
import { TokenBucket } from '../../../src-main/aws/token-bucket.ts';
import type { Priority } from '../../../src-main/aws/token-bucket.ts';
import { FakeClock, settle } from '../../support/fake-clock.ts';

/** A bucket of three that refills five each second; pauses are as long as they can be. */
function setUp(random: () => number = () => 1) {
  const clock = new FakeClock();
  const bucket = new TokenBucket(
    { capacity: 3, perSecond: 5 },
    {
      after: (delayMs, action) => clock.after(delayMs, action),
      monotonicMs: () => clock.now(),
      random,
    },
  );
  const done: string[] = [];
  const ask = (name: string, priority: Priority = 'open') => {
    const turn = bucket.turn(priority);
    if (turn) void turn.then(() => done.push(name));
    else done.push(name);
  };
  const empty = () => {
    while (bucket.turn('open') === undefined);
    bucket.accepted(clock.now());
    // The last one waits; it goes first.
    return clock.advance(200);
  };
  return { clock, bucket, done, ask, empty };
}

describe('a token bucket', () => {
  it('lets requests go at once while there are tokens', () => {
    const { done, ask, clock } = setUp();
    for (const name of ['a', 'b', 'c', 'd']) ask(name);
    expect(done).toEqual(['a', 'b', 'c']);
    expect(clock.waiting).toBe(1);
  });

  it('lets one more go each time a token is back, and no timer runs on afterwards', async () => {
    const { done, ask, clock, empty } = setUp();
    await empty();
    for (const name of ['a', 'b', 'c']) ask(name);
    await clock.advance(199);
    expect(done).toEqual([]);
    await clock.advance(1);
    expect(done).toEqual(['a']);
    await clock.advance(400);
    expect(done).toEqual(['a', 'b', 'c']);
    expect(clock.waiting).toBe(0);
  });

  it('counts nothing as come back before AWS has answered the first after a full bucket', async () => {
    const { done, ask, clock, bucket } = setUp();
    for (const name of ['a', 'b', 'c', 'd']) ask(name);
    await clock.advance(900);
    expect(done).toEqual(['a', 'b', 'c']);
    bucket.accepted(clock.now() - 100);
    await clock.advance(199);
    expect(done).toEqual(['a', 'b', 'c']);
    await clock.advance(1);
    expect(done).toEqual(['a', 'b', 'c', 'd']);
  });

  it('does not wait longer than two seconds for that answer, nor for one from before', async () => {
    const { done, ask, clock, bucket } = setUp();
    for (const name of ['a', 'b', 'c', 'd']) ask(name);
    bucket.accepted(clock.now() - 1);
    await clock.advance(2_199);
    expect(done).toEqual(['a', 'b', 'c']);
    await clock.advance(1);
    expect(done).toEqual(['a', 'b', 'c', 'd']);
    expect(clock.waiting).toBe(0);
  });

  it('closes before it opens, opens before it renews, and keeps the order within', async () => {
    const { done, ask, clock, empty } = setUp();
    await empty();
    ask('renew 1', 'renew');
    ask('open 1', 'open');
    ask('renew 2', 'renew');
    ask('close 1', 'close');
    ask('open 2', 'open');
    ask('close 2', 'close');
    await clock.advance(2_000);
    expect(done).toEqual(['close 1', 'close 2', 'open 1', 'open 2', 'renew 1', 'renew 2']);
  });

  it('has one timer, however many wait', async () => {
    const { ask, clock, empty } = setUp();
    await empty();
    for (let time = 0; time < 300; time++) ask(String(time), 'renew');
    expect(clock.waiting).toBe(1);
    ask('close', 'close');
    expect(clock.waiting).toBe(1);
  });

  it('never holds more than fits, however long nobody asks', async () => {
    const { done, ask, clock } = setUp();
    await clock.advance(3_600_000);
    for (const name of ['a', 'b', 'c', 'd']) ask(name);
    expect(done).toEqual(['a', 'b', 'c']);
  });

  it('hands out what came back during a sleep at once', async () => {
    const { done, ask, clock, empty } = setUp();
    await empty();
    for (const name of ['a', 'b', 'c', 'd']) ask(name);
    await clock.sleep(60_000);
    expect(done).toEqual(['a', 'b', 'c']);
  });

  it('makes later ones wait for what was spent without a turn', async () => {
    const { done, ask, clock, bucket, empty } = setUp();
    await empty();
    bucket.spend();
    bucket.spend();
    ask('a');
    await clock.advance(599);
    expect(done).toEqual([]);
    await clock.advance(1);
    expect(done).toEqual(['a']);
  });

  it('does not let a newcomer overtake those of its kind when the timer is late', async () => {
    const { done, ask, clock, empty } = setUp();
    await empty();
    ask('a');
    await clock.sleep(0);
    ask('b');
    await clock.advance(400);
    expect(done).toEqual(['a', 'b']);
  });
});

describe('a token bucket that AWS refuses', () => {
  it('is empty, and waits longer each time AWS refuses again', async () => {
    const { done, ask, clock, bucket } = setUp();
    bucket.refused(clock.now());
    ask('a');
    await clock.advance(699);
    expect(done).toEqual([]);
    await clock.advance(1);
    expect(done).toEqual(['a']);
    bucket.refused(clock.now());
    ask('b');
    await clock.advance(1_199);
    expect(done).toEqual(['a']);
    await clock.advance(1);
    expect(done).toEqual(['a', 'b']);
  });

  it('never waits longer than eight seconds, and then tries with a single request', async () => {
    const { done, ask, clock, bucket } = setUp();
    for (let time = 0; time < 12; time++) {
      bucket.refused(clock.now());
      await clock.advance(30_000);
    }
    bucket.refused(clock.now());
    for (const name of ['a', 'b', 'c']) ask(name);
    await clock.advance(8_199);
    expect(done).toEqual([]);
    await clock.advance(1);
    expect(done).toEqual(['a']);
  });

  it('owes AWS nothing for the tries it refused', async () => {
    const { done, ask, clock, bucket } = setUp();
    for (let time = 0; time < 40; time++) bucket.spend();
    bucket.refused(clock.now());
    ask('a');
    await clock.advance(700);
    expect(done).toEqual(['a']);
  });

  it('waits a random part of the pause, so that two computers do not come back together', async () => {
    const { done, ask, clock, bucket } = setUp(() => 0.1);
    bucket.refused(clock.now());
    ask('a');
    await clock.advance(50 + 199);
    expect(done).toEqual([]);
    await clock.advance(1);
    expect(done).toEqual(['a']);
  });

  it('counts refusals of requests that were on their way together as one', async () => {
    const { done, ask, clock, bucket } = setUp();
    const sentAt = clock.now();
    await clock.advance(100);
    for (let time = 0; time < 30; time++) bucket.refused(sentAt);
    ask('a');
    await clock.advance(700);
    expect(done).toEqual(['a']);
  });

  it('goes on as soon as AWS takes a request again', async () => {
    const { done, ask, clock, bucket } = setUp();
    for (let time = 0; time < 6; time++) bucket.refused(clock.now());
    ask('a');
    await clock.advance(1_000);
    bucket.accepted(clock.now());
    await clock.advance(200);
    expect(done).toEqual(['a']);
    bucket.refused(clock.now());
    ask('b');
    await clock.advance(700);
    expect(done).toEqual(['a', 'b']);
  });

  it('does not take an old answer for a sign that AWS has stopped refusing', async () => {
    const { done, ask, clock, bucket } = setUp();
    const sentAt = clock.now();
    await clock.advance(100);
    bucket.refused(clock.now());
    bucket.accepted(sentAt);
    ask('a');
    await clock.advance(699);
    await settle();
    expect(done).toEqual([]);
  });
});
