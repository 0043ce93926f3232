import { once } from 'node:events';
import net from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';

/** Passes bytes on to an AWS and counts the connections they come by. */
export class Relay {
  readonly host: string;
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  #target: URL | undefined;
  #connections = 0;

  private constructor(server: Server) {
    this.#server = server;
    this.host = `127.0.0.1:${String((server.address() as AddressInfo).port)}`;
    server.on('connection', (socket) => {
      this.#pass(socket);
    });
  }

  static async start(): Promise<Relay> {
    const server = net.createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new Relay(server);
  }

  get url(): string {
    return `http://${this.host}`;
  }

  /** How many have come so far. */
  get connections(): number {
    return this.#connections;
  }

  leadTo(url: string): void {
    this.#target = new URL(url);
  }

  stop(): void {
    this.#server.close();
    for (const socket of this.#sockets) socket.destroy();
  }

  #pass(near: Socket): void {
    this.#connections += 1;
    const far = net.connect(Number(this.#target?.port), '127.0.0.1');
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      this.#sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        this.#sockets.delete(socket);
        other.destroy();
      });
      socket.pipe(other);
    }
  }
}
