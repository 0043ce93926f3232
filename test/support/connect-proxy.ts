import { once } from 'node:events';
import { createServer as createHttpServer } from 'node:http';
import type { IncomingMessage, Server } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { TEST_CERTIFICATE, TEST_KEY } from './loopback-server.ts';

/** A name of a test's AWS that only a proxy can lead to: no name server knows it. */
export const AWS_BEHIND_PROXY = 'aws.drawbridge.test';

export interface ConnectProxyOptions {
  /** 0 or absent: any free port. */
  readonly port?: number;
  /** Where names lead: `ec2.example.test:443` to a port of this computer. Any other is forbidden. */
  readonly leads?: Readonly<Record<string, number>>;
  /** `name:password`; anybody else gets a 407. */
  readonly password?: string;
  /** Is itself spoken to over TLS, with the test's certificate. */
  readonly tls?: boolean;
  /** Takes the connection and says nothing. */
  readonly mute?: boolean;
  /** What a refused client is sent besides the status. */
  readonly refusalBody?: string;
}

/** An HTTP proxy of this computer, as of a company: it opens tunnels, to places of this computer. */
export class ConnectProxy {
  readonly port: number;
  readonly #server: Server;
  readonly #options: ConnectProxyOptions;
  readonly #asked: string[] = [];
  readonly #open = new Set<Duplex>();

  private constructor(server: Server, options: ConnectProxyOptions) {
    this.#server = server;
    this.#options = options;
    this.port = (server.address() as AddressInfo).port;
    server.on('connection', (socket) => {
      this.#hold(socket);
    });
    server.on('connect', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
      this.#lead(request, socket, head);
    });
    // A plain request would be one that did not ask for a tunnel.
    server.on('request', ({ url = '' }, response) => {
      this.#asked.push(url);
      response.writeHead(403).end();
    });
  }

  static async start(options: ConnectProxyOptions = {}): Promise<ConnectProxy> {
    const server: Server = options.tls
      ? createHttpsServer({ cert: TEST_CERTIFICATE, key: TEST_KEY })
      : createHttpServer();
    server.listen(options.port ?? 0, '127.0.0.1');
    await once(server, 'listening');
    return new ConnectProxy(server, options);
  }

  get url(): string {
    return `${this.#options.tls ? 'https' : 'http'}://127.0.0.1:${String(this.port)}`;
  }

  /** What tunnels were asked for, oldest first: `ec2.example.test:443`. */
  get asked(): readonly string[] {
    return this.#asked;
  }

  /** Breaks every tunnel; new ones are opened as before. */
  breakAll(): void {
    for (const socket of this.#open) socket.destroy();
  }

  async stop(): Promise<void> {
    if (!this.#server.listening) return;
    const closed = once(this.#server, 'close');
    this.#server.close();
    this.breakAll();
    await closed;
  }

  #lead({ url = '', headers }: IncomingMessage, socket: Duplex, head: Buffer): void {
    this.#asked.push(url);
    const { leads = {}, password, mute, refusalBody = '' } = this.#options;
    if (mute) return;
    const wanted = password && `Basic ${Buffer.from(password).toString('base64')}`;
    if (wanted !== undefined && headers['proxy-authorization'] !== wanted) {
      refuse(socket, '407 Proxy Authentication Required', refusalBody);
      return;
    }
    const port = leads[url];
    if (port === undefined) {
      refuse(socket, '403 Forbidden', refusalBody);
      return;
    }
    const onward = connect(port, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      onward.write(head);
      socket.pipe(onward).pipe(socket);
    });
    this.#hold(onward);
    socket.on('close', () => onward.destroy());
    onward.on('close', () => socket.destroy());
  }

  #hold(socket: Duplex): void {
    this.#open.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => this.#open.delete(socket));
  }
}

function refuse(socket: Duplex, status: string, body: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nContent-Length: ${String(body.length)}\r\n\r\n${body}`);
}
