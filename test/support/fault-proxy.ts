import { once } from 'node:events';
import { Agent, createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AwsEndpoint } from '../../src-main/sandbox/aws-endpoint.ts';
import { SandboxClock } from '../../src-main/sandbox/clock.ts';
import { readRequest } from '../../src-main/sandbox/http-request.ts';
import type { WorldState } from '../../src-main/sandbox/model.ts';
import { authorizeIn } from '../../src-main/sandbox/permissions.ts';
import type { WireRequest } from '../../src-main/sandbox/protocol/sigv4.ts';
import type { SandboxServer } from '../../src-main/sandbox/sandbox-server.ts';
import { SandboxWorld } from '../../src-main/sandbox/world.ts';
import { Holds } from './fault-proxy-hold.ts';
import type { Hold } from './fault-proxy-hold.ts';
import { ProxyScript } from './fault-proxy-script.ts';
import type { Asked, FaultKind, ScriptedFault } from './fault-proxy-script.ts';
import { drip, forward, readAsked, scriptedAnswer, send } from './fault-proxy-wire.ts';
import type { WireAnswer } from './fault-proxy-wire.ts';

/** One request, as it met the proxy. */
export interface Passage extends Asked {
  /** Milliseconds of this process's own steady clock (`performance.now`). */
  readonly at: number;
  readonly fault?: FaultKind['kind'];
}

/**
 * A network between the app and the sandbox that does what a test's script says: loses questions
 * and answers, is slow, lies about the time, answers late truths, is not there at all.
 */
export class FaultProxy {
  readonly port: number;
  readonly #server: Server;
  readonly #agent = new Agent({ keepAlive: true });
  readonly #script = new ProxyScript();
  readonly #holds = new Holds();
  readonly #log: Passage[] = [];
  #sandbox: { readonly server: SandboxServer; readonly now: () => number } | undefined;
  /** What stood in the sandbox after every change of rules, oldest first. */
  #history: readonly WorldState[] = [];

  private constructor(server: Server, port: number) {
    this.#server = server;
    this.port = port;
    server.on('request', (message, response) => {
      this.handle(message, response).catch(() => message.socket.destroy());
    });
  }

  /** Listens; passes nothing on before it was led to a sandbox. */
  static async start(): Promise<FaultProxy> {
    const server = createServer({ keepAliveTimeout: 120_000 });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new FaultProxy(server, (server.address() as AddressInfo).port);
  }

  get host(): string {
    return `127.0.0.1:${String(this.port)}`;
  }

  get url(): string {
    return `http://${this.host}`;
  }

  /** Every request so far, oldest first. */
  get log(): readonly Passage[] {
    return this.#log;
  }

  /** How many requests of an action have come. */
  count(action: string): number {
    return this.#log.filter((passage) => passage.action === action).length;
  }

  /** The sandbox must know this proxy's `host` as one of its own names. */
  leadTo(server: SandboxServer, now: () => number): void {
    this.#sandbox = { server, now };
    this.#history = [server.world.snapshot()];
  }

  /** Scripts a misfortune; returns what lifts it. */
  next(fault: ScriptedFault): () => void {
    return this.#script.add(fault);
  }

  /** Stops the next such request before AWS gets it, or its answer after AWS has done it. */
  hold(moment: 'before' | 'after', which: string | ((asked: Asked) => boolean)): Hold {
    return this.#holds.add(typeof which === 'string' ? { action: which } : { when: which }, moment);
  }

  clear(): void {
    this.#script.clear();
  }

  /** The network is gone: connections break, and new ones are refused. */
  async refuse(): Promise<void> {
    if (!this.#server.listening) return;
    const closed = once(this.#server, 'close');
    this.#server.close();
    this.#server.closeAllConnections();
    await closed;
  }

  /** The network is back. */
  async accept(): Promise<void> {
    if (this.#server.listening) return;
    this.#server.listen(this.port, '127.0.0.1');
    await once(this.#server, 'listening');
  }

  async stop(): Promise<void> {
    await this.refuse();
    this.#agent.destroy();
  }

  async handle(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const request = await readRequest(message);
    if (!request) throw new Error('A request too large to be one of the app');
    const asked = readAsked(request);
    const fault = this.#script.take(asked);
    this.#log.push({ ...asked, at: performance.now(), ...(fault && { fault: fault.kind }) });
    const lost = (): unknown => message.socket.resetAndDestroy();
    if ((await this.#holds.stopAt('before', asked)) === 'drop') lost();
    else if (fault?.kind === 'drop-before') lost();
    else if (fault?.kind === 'hang') return;
    else {
      const answer = await this.#answer(request, asked, fault);
      if ((await this.#holds.stopAt('after', asked)) === 'drop') lost();
      else if (fault?.kind === 'drop-after-apply') lost();
      else if (fault?.kind === 'drip') drip(response, answer, fault.bytesPerSecond);
      else if (fault?.kind !== 'hang-after-apply') send(response, answer);
    }
  }

  async #answer(
    request: WireRequest,
    asked: Asked,
    fault: ScriptedFault | undefined,
  ): Promise<WireAnswer> {
    if (!this.#sandbox) throw new Error('The proxy was not led to a sandbox');
    if (fault?.kind === 'http') return scriptedAnswer(fault, request, asked);
    if (fault?.kind === 'stale') return this.#answerOf(fault.changes, request);
    this.#remember();
    const { port } = new URL(this.#sandbox.server.url);
    const answer = await forward(request, { port: Number(port), agent: this.#agent });
    this.#remember();
    if (fault?.kind !== 'date') return answer;
    const date = new Date(this.#sandbox.now() + fault.offsetMs).toUTCString();
    return { ...answer, headers: { ...answer.headers, date } };
  }

  /** What AWS would have answered so many changes ago. */
  #answerOf(changes: number, request: WireRequest): WireAnswer {
    this.#remember();
    const state = this.#history.at(-1 - changes) ?? this.#history[0];
    if (!this.#sandbox || !state) throw new Error('The proxy was not led to a sandbox');
    const world = new SandboxWorld(state);
    const clock = new SandboxClock(this.#sandbox.now);
    const authorize = authorizeIn(world);
    const endpoint = new AwsEndpoint({ world, clock, authorize, buckets: undefined });
    const before = endpoint.answer(request);
    return { status: before.status, headers: before.headers, body: Buffer.from(before.body) };
  }

  #remember(): void {
    const now = this.#sandbox?.server.world.snapshot();
    if (now && now.rules !== this.#history.at(-1)?.rules) this.#history = [...this.#history, now];
  }
}
