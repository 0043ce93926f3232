import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HOUR_MS, MINUTE_MS } from '../../../src-main/kernel/clock.ts';
import { TrueTime } from '../../../src-main/kernel/true-time.ts';

const NOON = Date.UTC(2026, 10, 22, 12);

/** A computer whose clocks a test can set, and the time as it really is. */
class Computer {
  real = NOON;
  wallOffMs: number;
  #sleptMs = 0;
  readonly time: TrueTime;

  constructor(wallOffMs = 0) {
    this.wallOffMs = wallOffMs;
    this.time = new TrueTime({
      wall: () => this.real + this.wallOffMs,
      awake: () => this.real - this.#sleptMs - NOON,
      uptime: () => Math.floor((this.real - NOON) / 1_000) * 1_000,
      after: () => () => undefined,
    });
  }

  work(ms: number): void {
    this.real += ms;
  }

  sleep(ms: number): void {
    this.real += ms;
    this.#sleptMs += ms;
  }

  /** An answer of AWS, whose clock is right. */
  hear(offMs = 0): void {
    this.time.hear(Math.floor((this.real + offMs) / 1_000) * 1_000, 80);
  }

  get errorMs(): number {
    return Math.abs(this.time.now() - this.real);
  }
}

describe('the time leases are decided by', () => {
  it('does not follow when somebody sets the clock', () => {
    const computer = new Computer();
    computer.wallOffMs = -HOUR_MS;
    computer.work(MINUTE_MS);
    expect(computer.errorMs).toBe(0);
    expect(computer.time.wallAheadMs).toBe(-HOUR_MS);
    computer.wallOffMs = 5 * HOUR_MS;
    computer.work(MINUTE_MS);
    expect(computer.errorMs).toBe(0);
  });

  it('runs on while the computer sleeps, within two seconds', () => {
    const computer = new Computer();
    computer.sleep(3 * HOUR_MS);
    expect(computer.errorMs).toBeLessThan(2_000);
    for (let nap = 0; nap < 20; nap++) computer.sleep(1_500);
    expect(computer.errorMs).toBeLessThan(2_000 + 1_000);
  });

  it('is not believed before AWS was heard', () => {
    const computer = new Computer();
    expect(computer.time.confirmed).toBe(false);
    computer.hear();
    expect(computer.time.confirmed).toBe(true);
    expect(computer.errorMs).toBe(0);
  });

  it('is corrected by two answers that agree, whichever way the clock was wrong', () => {
    for (const wrongMs of [HOUR_MS, -HOUR_MS]) {
      const computer = new Computer(wrongMs);
      let told = 0;
      computer.time.onCorrection(() => (told += 1));
      computer.hear();
      expect(computer.errorMs).toBe(HOUR_MS);
      expect(computer.time.confirmed).toBe(false);
      computer.work(400);
      computer.hear();
      expect(computer.errorMs).toBeLessThan(1_500);
      expect(computer.time.confirmed).toBe(true);
      expect(told).toBe(1);
    }
  });

  it('is not moved by one odd answer', () => {
    const computer = new Computer();
    computer.hear();
    computer.hear(9 * HOUR_MS);
    expect(computer.errorMs).toBe(0);
    expect(computer.time.confirmed).toBe(false);
    computer.hear(-4 * HOUR_MS);
    computer.hear();
    expect(computer.errorMs).toBe(0);
    expect(computer.time.confirmed).toBe(true);
  });

  it('is right within three seconds after two answers, whatever happened before', () => {
    const event = fc.oneof(
      fc.record({ kind: fc.constant('work' as const), ms: fc.nat(HOUR_MS) }),
      fc.record({ kind: fc.constant('sleep' as const), ms: fc.nat(12 * HOUR_MS) }),
      fc.record({ kind: fc.constant('set' as const), ms: fc.integer({ min: -1e9, max: 1e9 }) }),
      fc.record({ kind: fc.constant('odd' as const), ms: fc.integer({ min: -1e9, max: 1e9 }) }),
    );
    fc.assert(
      fc.property(fc.integer({ min: -1e10, max: 1e10 }), fc.array(event), (wrong, events) => {
        const computer = new Computer(wrong);
        for (const { kind, ms } of events) {
          if (kind === 'set') computer.wallOffMs = ms;
          else if (kind === 'odd') computer.hear(ms);
          else computer[kind](ms);
        }
        computer.hear();
        computer.hear();
        expect(computer.time.confirmed).toBe(true);
        expect(computer.errorMs).toBeLessThan(3_100);
      }),
    );
  });
});
