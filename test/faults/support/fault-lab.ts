import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { closesAt } from '../../../src-main/leases/lease.ts';
import type { Lease } from '../../../src-main/leases/lease.ts';
import type { Rule } from '../../../src-main/sandbox/model.ts';
import { startSandbox } from '../../../src-main/sandbox/sandbox-server.ts';
import type { SandboxServer } from '../../../src-main/sandbox/sandbox-server.ts';
import { SANDBOX_KEY } from '../../../src-main/sandbox/seed.ts';
import type { SandboxWorld } from '../../../src-main/sandbox/world.ts';
import { AWS_BEHIND_PROXY } from '../../support/connect-proxy.ts';
import { FaultProxy } from '../../support/fault-proxy.ts';
import { waitFor } from '../../support/wait-for.ts';
import { Computer } from './computer.ts';
import { ownRules } from './invariants.ts';
import type { Judged } from './invariants.ts';
import { Strangers } from './strangers.ts';

/** An AWS, other people in it, a network that a test can spoil, and computers with the app. */
export class FaultLab implements Judged {
  readonly aws: SandboxServer;
  readonly proxy: FaultProxy;
  readonly strangers: Strangers;
  readonly folder: string;
  /** The first computer; most rows need no other. */
  readonly app: Computer;
  readonly apps: readonly Computer[];
  readonly #clock: { passedMs: number };
  readonly #atEnd: (() => unknown)[] = [];

  private constructor(aws: SandboxServer, proxy: FaultProxy, clock: { passedMs: number }) {
    this.aws = aws;
    this.proxy = proxy;
    this.#clock = clock;
    this.strangers = new Strangers(aws.world);
    this.folder = mkdtempSync(path.join(tmpdir(), 'drawbridge-fault-'));
    const paths = ['echo/ipv4', 'echo-b/ipv4', 'echo/ipv6', 'echo-b/ipv6'];
    const env = {
      AWS_ENDPOINT_URL: proxy.url,
      DRAWBRIDGE_IP_SOURCES: paths.map((at) => `${proxy.url}/${at}`).join(','),
    };
    const items = { [SANDBOX_KEY.accessKeyId]: SANDBOX_KEY.secretAccessKey };
    this.apps = ['first', 'second'].map(
      (name) => new Computer({ folder: path.join(this.folder, name), env, items }),
    );
    const [first] = this.apps;
    if (!first) throw new Error('no computer');
    this.app = first;
  }

  static async start(): Promise<FaultLab> {
    const proxy = await FaultProxy.start();
    const clock = { passedMs: 0 };
    const now = (): number => Date.now() + clock.passedMs;
    const aws = await startSandbox({ now, alsoKnownAs: [proxy.host, AWS_BEHIND_PROXY] });
    proxy.leadTo(aws, now);
    return new FaultLab(aws, proxy, clock);
  }

  get world(): SandboxWorld {
    return this.aws.world;
  }

  /** The second computer of the same person, behind the same address. */
  get other(): Computer {
    const [, second] = this.apps;
    if (!second) throw new Error('no second computer');
    return second;
  }

  /** The true time, which is AWS's. */
  now(): number {
    return Date.now() + this.#clock.passedMs;
  }

  /** Lets time pass for AWS and every computer, without any timer noticing: they slept. */
  async passTime(ms: number): Promise<void> {
    this.#clock.passedMs += ms;
    for (const computer of this.apps) {
      const { wallOffsetMs, uptimeOffsetMs } = computer.surroundings;
      await computer.change({
        wallOffsetMs: wallOffsetMs + ms,
        uptimeOffsetMs: uptimeOffsetMs + ms,
      });
    }
  }

  ownRules(computer: Computer = this.app): readonly Rule[] {
    return ownRules(this, computer.installId);
  }

  /** Does something once every app has ended and nobody looks any more. */
  atEnd(deed: () => unknown): void {
    this.#atEnd.push(deed);
  }

  /** The addresses the own rules let in, in order. */
  letIn(): readonly string[] {
    return this.ownRules()
      .map(({ source }) => ('cidr' in source ? source.cidr.replace(/\/\d+$/, '') : ''))
      .sort();
  }

  async waitForRules(count: number, timeoutMs = 20_000): Promise<readonly Rule[]> {
    await waitFor(() => this.ownRules().length === count, {
      what: `${String(count)} own rules`,
      timeoutMs,
    });
    return this.ownRules();
  }

  async leases(computer: Computer = this.app): Promise<readonly Lease[]> {
    return (await computer.snapshot()).leases;
  }

  /** The one lease there is. */
  async lease(): Promise<Lease> {
    const [lease, ...others] = await this.leases();
    if (!lease || others.length > 0) throw new Error(`${String(others.length + 1)} or no leases`);
    return lease;
  }

  /** Waits until the one lease there is fits. */
  async waitForLease(
    what: string,
    fits: (lease: Lease) => boolean,
    timeoutMs = 20_000,
  ): Promise<Lease> {
    let seen: Lease | undefined;
    const fitting = async (): Promise<Lease | undefined> => {
      seen = await this.lease();
      return fits(seen) ? seen : undefined;
    };
    try {
      return await waitFor(fitting, { what, timeoutMs });
    } catch (error) {
      throw new Error(`waited for ${what}, but there is ${JSON.stringify(seen)}`, {
        cause: error,
      });
    }
  }

  async waitForNoLease(timeoutMs = 20_000): Promise<void> {
    await waitFor(async () => (await this.leases()).length === 0, {
      what: 'no lease to be left',
      timeoutMs,
    });
  }

  /** Waits until the lease's end is past. */
  async waitUntilLate(lease: Lease): Promise<void> {
    await waitFor(() => this.now() > closesAt(lease), { what: 'the end to be past' });
  }

  /** Ends everything and forgets it. Set DRAWBRIDGE_KEEP_LAB to look at the files. */
  async stop(): Promise<void> {
    for (const computer of this.apps) {
      computer.thaw();
      await computer.kill();
    }
    for (const deed of this.#atEnd) await deed();
    await this.proxy.stop();
    await this.aws.stop();
    if (!process.env['DRAWBRIDGE_KEEP_LAB']) rmSync(this.folder, { recursive: true, force: true });
  }
}
