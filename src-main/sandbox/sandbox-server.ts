import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AwsEndpoint } from './aws-endpoint.ts';
import type { OnDecision } from './permissions.ts';
import { SandboxClock } from './clock.ts';
import type { KeyDelays } from './key-spread.ts';
import type { WorldState } from './model.ts';
import { authorizeIn } from './permissions.ts';
import { RequestLog } from './request-log.ts';
import type { RecordedRequest } from './request-log.ts';
import { ScheduleEngine } from './scheduler/engine.ts';
import { ScheduleKeeper } from './scheduler/schedule-keeper.ts';
import { seedWorld } from './seed.ts';
import { handle } from './site.ts';
import type { Site } from './site.ts';
import { loadWorld, saveWorld } from './state-file.ts';
import { TokenBuckets } from './token-buckets.ts';
import { SandboxWorld } from './world.ts';

export interface SandboxOptions {
  /** 0 or absent: any free port. */
  readonly port?: number;
  /** File the world is kept in, rewritten after every change; absent: memory only. */
  readonly statePath?: string;
  /** The server's clock, in milliseconds since the epoch. */
  readonly now?: () => number;
  /** Whether EC2 throttles as AWS does. */
  readonly tokenBuckets?: boolean;
  /** How long every AWS request waits before it is carried out. */
  readonly latencyMs?: number;
  /** `host:port`s that requests may name besides the server's own, as those of a proxy before it. */
  readonly alsoKnownAs?: readonly string[];
  /** Hears of every question of permission, and how it was answered. */
  readonly onDecision?: OnDecision;
  /** How long a new access key, or a new status of one, takes to be known everywhere. */
  readonly keyDelays?: KeyDelays;
  /** How long after its time a schedule is invoked: AWS takes up to a minute. 2 seconds when absent. */
  readonly scheduleDelayMs?: number;
}

export interface SandboxServer {
  /** `http://127.0.0.1:port` */
  readonly url: string;
  /** The live world: what its methods change, the next request sees. */
  readonly world: SandboxWorld;
  /** The last 5000 requests to AWS and to the address sources, oldest first. */
  readonly requests: readonly RecordedRequest[];
  /**
   * Lets time pass on the server's clock, and does what falls due in it, each at its time. Done when
   * it resolves. 0 does what is due by now, for tests that move the clock of the options themselves.
   */
  advance(ms: number): Promise<void>;
  /** Invokes the schedules of this name now, due or not, as AWS never should. */
  fireSchedule(name: string): Promise<void>;
  /** Closes every connection and keeps the world. May be called twice. */
  stop(): Promise<void>;
}

/** Longer than any client keeps an idle connection, so that none is cut under a request. */
const KEEP_ALIVE_MS = 120_000;

const SCHEDULE_DELAY_MS = 2000;

/**
 * Starts an AWS endpoint on loopback: EC2, STS, IAM, EventBridge Scheduler and SQS for the real SDK,
 * an address source, and nothing that leaves the machine. Rejects when the port is taken or the
 * state file unreadable.
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<SandboxServer> {
  const stopping = new AbortController();
  const { site, save } = buildSite(options, stopping.signal);
  const { world, keeper, log } = site;
  const server = createServer();
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  const port = await listen(server, options.port ?? 0);
  save(world.snapshot());
  keeper.settle();
  server.on('request', (message, response) => {
    handle(site, port, message, response).catch(() => message.socket.destroy());
  });
  return {
    url: `http://127.0.0.1:${String(port)}`,
    world,
    requests: log.entries,
    advance: async (ms) => {
      await Promise.resolve();
      keeper.advance(ms);
    },
    fireSchedule: async (name) => {
      await Promise.resolve();
      for (const schedule of world.schedules.all())
        if (schedule.name === name) keeper.fire(schedule);
    },
    stop: async () => {
      if (stopping.signal.aborted) return;
      stopping.abort();
      keeper.stop();
      await close(server);
      save(world.snapshot());
    },
  };
}

function buildSite(
  options: SandboxOptions,
  stopping: AbortSignal,
): { readonly site: Site; readonly save: (state: WorldState) => void } {
  const { statePath } = options;
  const clock = new SandboxClock(options.now ?? Date.now);
  const save = (state: WorldState): void => {
    if (statePath !== undefined) saveWorld(statePath, state);
  };
  const kept = statePath === undefined ? undefined : loadWorld(statePath);
  const world = new SandboxWorld(kept ?? seedWorld(clock.now()), (state) => {
    save(state);
    keeper.watch();
  });
  if (options.keyDelays) world.keySpread.delays = options.keyDelays;
  const log = new RequestLog();
  const buckets = options.tokenBuckets ? new TokenBuckets() : undefined;
  const authorize = authorizeIn(world, options.onDecision);
  const delayMs = options.scheduleDelayMs ?? SCHEDULE_DELAY_MS;
  const engine = new ScheduleEngine({ world, authorize, buckets, log, delayMs });
  const keeper = new ScheduleKeeper(engine, clock);
  const site = {
    world,
    log,
    clock,
    keeper,
    endpoint: new AwsEndpoint({ world, clock, authorize, buckets }),
    latencyMs: options.latencyMs ?? 0,
    alsoKnownAs: options.alsoKnownAs ?? [],
    stopping,
  };
  return { site, save };
}

async function listen(server: Server, port: number): Promise<number> {
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

async function close(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await closed;
}
