/** A method of somebody on the bus. */
export interface BusCall {
  readonly destination: string;
  readonly path: string;
  readonly interface: string;
  readonly member: string;
  readonly signature?: string;
  readonly body?: readonly unknown[];
}

export interface BusSignal {
  readonly interface: string;
  readonly member: string;
  /** Only those whose first argument is this text. */
  readonly about?: string;
}

/** A connection to the desktop's message bus, which lasts as long as the app. */
export interface SessionBus {
  /** @throws Error as the other side says it, or when no answer comes in time */
  call(call: BusCall): Promise<readonly unknown[]>;
  onSignal(signal: BusSignal, listener: () => void): Promise<void>;
}

/** The bus itself, as one of those on it. */
export const BUS = {
  destination: 'org.freedesktop.DBus',
  interface: 'org.freedesktop.DBus',
} as const;
export const BUS_PATH = '/org/freedesktop/DBus';
