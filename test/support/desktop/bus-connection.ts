import dbus from 'dbus-next';
import type { Message, MessageBus } from 'dbus-next';

/** A method somebody calls on us: arguments in, D-Bus arguments out. */
export type BusMethod = (
  args: readonly unknown[],
  sender: string,
) => { readonly signature: string; readonly body: readonly unknown[] } | undefined;

export interface BusCall {
  readonly destination: string;
  readonly path: string;
  readonly interface: string;
  readonly member: string;
  readonly signature?: string;
  readonly body?: readonly unknown[];
}

/**
 * A connection to a bus by plain messages: the objects on the other side do not describe
 * themselves, so there is nothing to make proxies of.
 */
export class BusConnection {
  readonly #bus: MessageBus;
  #closing = false;
  readonly #failures: Error[] = [];

  private constructor(bus: MessageBus) {
    this.#bus = bus;
  }

  static async open(address: string): Promise<BusConnection> {
    const bus = dbus.sessionBus({ busAddress: address });
    await new Promise<void>((resolve, reject) => {
      bus.once('connect', resolve);
      bus.once('error', reject);
    });
    const connection = new BusConnection(bus);
    bus.on('error', (error: unknown) => {
      if (!connection.#closing) connection.#failures.push(asError(error));
    });
    return connection;
  }

  /**
   * Calls a method and answers its results.
   * @throws DBusError as the other side says it
   */
  async call(call: BusCall): Promise<readonly unknown[]> {
    const [failure] = this.#failures;
    if (failure) throw failure;
    const { body, ...rest } = call;
    const message = new dbus.Message({ ...rest, ...(body ? { body: [...body] } : {}) });
    const reply = await this.#bus.call(message);
    return (reply?.body ?? []) as readonly unknown[];
  }

  /** Serves one interface on one path. Methods not listed answer "unknown method". */
  serve(path: string, interfaceName: string, methods: Readonly<Record<string, BusMethod>>): void {
    this.#bus.addMethodHandler((message: Message): boolean => {
      if (message.path !== path || message.interface !== interfaceName) return false;
      const method = methods[message.member];
      if (!method) return false;
      const answer = method(message.body as readonly unknown[], message.sender);
      this.#bus.send(
        answer
          ? dbus.Message.newMethodReturn(message, answer.signature, [...answer.body])
          : dbus.Message.newMethodReturn(message),
      );
      return true;
    });
  }

  /** @throws Error when somebody else owns the name */
  async own(name: string): Promise<void> {
    const answer = await this.#bus.requestName(name, dbus.NameFlag.DO_NOT_QUEUE);
    if (answer !== dbus.RequestNameReply.PRIMARY_OWNER) throw new Error(`${name} is taken`);
  }

  async release(name: string): Promise<void> {
    await this.#bus.releaseName(name);
  }

  emit(
    path: string,
    interfaceName: string,
    member: string,
    signature = '',
    body: readonly unknown[] = [],
  ): void {
    this.#bus.send(dbus.Message.newSignal(path, interfaceName, member, signature, [...body]));
  }

  /** Tells every signal of one kind, from whoever sends it. */
  async onSignal(
    interfaceName: string,
    member: string,
    listener: (args: readonly unknown[]) => void,
  ): Promise<void> {
    this.#bus.on('message', (message: Message) => {
      const isSignal = message.type === dbus.MessageType.SIGNAL;
      if (isSignal && message.interface === interfaceName && message.member === member) {
        listener(message.body as readonly unknown[]);
      }
    });
    await this.call({
      destination: 'org.freedesktop.DBus',
      path: '/org/freedesktop/DBus',
      interface: 'org.freedesktop.DBus',
      member: 'AddMatch',
      signature: 's',
      body: [`type='signal',interface='${interfaceName}',member='${member}'`],
    });
  }

  close(): void {
    this.#closing = true;
    this.#bus.disconnect();
  }
}

/** Wraps a value in a D-Bus variant. */
export function variant(signature: string, value: unknown): unknown {
  return new dbus.Variant(signature, value);
}

/** The value inside a D-Bus variant, or the value itself. */
export function unwrap(value: unknown): unknown {
  return value instanceof dbus.Variant ? (value.value as unknown) : value;
}

/** A D-Bus dictionary with its variants unwrapped. */
export function dictionary(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, unwrap(inner)]));
}

/** A D-Bus array or struct, or an empty one when it is something else. */
export function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as readonly unknown[]) : [];
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
