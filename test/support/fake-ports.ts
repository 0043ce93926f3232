import type { PortAnswer, TryPort } from '../../src-main/resources/resource.ts';

/** A network whose machines the test decides: a host that is not named is not known. */
export class FakePorts {
  readonly #hosts = new Map<string, Map<number, PortAnswer['outcome']>>();
  /** What was tried so far: `bastion.example.com 22`. */
  readonly tried: string[] = [];

  readonly tryPort: TryPort = (host, port) => {
    this.tried.push(`${host} ${String(port)}`);
    const outcome =
      this.#hosts.get(host)?.get(port) ?? (this.#hosts.has(host) ? 'silent' : 'unknown-host');
    return Promise.resolve({ port, outcome, tookMs: 1 });
  };

  set(host: string, port: number, outcome: PortAnswer['outcome']): void {
    const ports = this.#hosts.get(host) ?? new Map<number, PortAnswer['outcome']>();
    this.#hosts.set(host, ports.set(port, outcome));
  }
}
