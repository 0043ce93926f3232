import dbus from 'dbus-next';
import type { Message } from 'dbus-next';
import { BUS, BUS_PATH } from './bus.ts';
import type { BusCall, BusSignal, SessionBus } from './bus.ts';

/** A bus answers in milliseconds; a desktop that starts takes its time. */
const LIMIT_MS = 5_000;

/**
 * Connects to the session bus at this address. `onEnd` is told once when it is gone.
 *
 * @throws Error when there is none, or none that answers in time
 * @see https://dbus.freedesktop.org/doc/dbus-specification.html
 */
export async function connectSessionBus(address: string, onEnd: () => void): Promise<SessionBus> {
  const bus = dbus.sessionBus({ busAddress: address });
  await inTime(
    new Promise<void>((resolve, reject) => {
      bus.once('connect', resolve);
      bus.once('error', reject);
    }),
  );
  let ended = false;
  // Also told of every message it could not read: then nothing it says can be trusted.
  bus.on('error', () => {
    if (ended) return;
    ended = true;
    bus.disconnect();
    onEnd();
  });
  const call = async ({ body = [], ...rest }: BusCall): Promise<readonly unknown[]> => {
    const reply = await inTime(bus.call(new dbus.Message({ ...rest, body: [...body] })));
    return ((reply?.body ?? []) as readonly unknown[]).map(plain);
  };
  return {
    call,
    onSignal: async (signal, listener) => {
      bus.on('message', (message: Message) => {
        if (isOf(message, signal)) listener();
      });
      await call({
        ...BUS,
        path: BUS_PATH,
        member: 'AddMatch',
        signature: 's',
        body: [rule(signal)],
      });
    },
  };
}

function isOf(message: Message, { about, ...signal }: BusSignal): boolean {
  return (
    message.type === dbus.MessageType.SIGNAL &&
    message.interface === signal.interface &&
    message.member === signal.member &&
    (about === undefined || message.body[0] === about)
  );
}

/** The bus wakes nobody for signals that nobody has asked for. */
function rule({ about, ...signal }: BusSignal): string {
  const first = about === undefined ? '' : `,arg0='${about}'`;
  return `type='signal',interface='${signal.interface}',member='${signal.member}'${first}`;
}

function plain(value: unknown): unknown {
  return value instanceof dbus.Variant ? (value.value as unknown) : value;
}

/** A bus that dies in the middle of a call never answers it. */
async function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(reject, LIMIT_MS, new Error('the session bus does not answer'));
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
