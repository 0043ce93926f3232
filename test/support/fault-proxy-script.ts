/** One request as it passes the proxy. */
export interface Asked {
  /** `ec2`, `sts`, `iam`, or `echo` for the address sources. */
  readonly service: string;
  /** `AuthorizeSecurityGroupIngress`, …; for `echo` the path. */
  readonly action: string;
  /** The parameters of the call. */
  readonly form: URLSearchParams;
}

/** What is done to a request. */
export type FaultKind =
  /** The connection breaks before AWS gets anything. */
  | { readonly kind: 'drop-before' }
  /** AWS carries it out, and the answer is lost. */
  | { readonly kind: 'drop-after-apply' }
  /** AWS gets nothing, and no answer ever comes. */
  | { readonly kind: 'hang' }
  /** AWS carries it out, and no answer ever comes. */
  | { readonly kind: 'hang-after-apply' }
  /** AWS carries it out; its answer arrives a byte at a time. */
  | { readonly kind: 'drip'; readonly bytesPerSecond: number }
  /** AWS refuses. Without `code` the body is `text`, as of a portal or a broken proxy. */
  | {
      readonly kind: 'http';
      readonly status: number;
      readonly code?: string;
      readonly message?: string;
      readonly text?: string;
      readonly headers?: Readonly<Record<string, string>>;
    }
  /** AWS answers, but its clock seems to be off by so much. */
  | { readonly kind: 'date'; readonly offsetMs: number }
  /** AWS answers with what it would have said so many changes of rules ago. */
  | { readonly kind: 'stale'; readonly changes: number };

/** A misfortune and the requests it meets; without conditions it meets any. */
export type ScriptedFault = FaultKind & {
  readonly service?: string;
  readonly action?: string;
  /** A closer look, as at one rule of several. */
  readonly when?: (asked: Asked) => boolean;
  /** How many requests it meets; `Infinity` until it is lifted. Default 1. */
  readonly times?: number;
  /** It ends by itself so many milliseconds after it was scripted. */
  readonly forMs?: number;
};

interface Pending {
  readonly fault: ScriptedFault;
  readonly endsAt: number;
  left: number;
}

/** Faults in the order they were scripted; the first that fits a request is taken. */
export class ProxyScript {
  #pending: readonly Pending[] = [];

  /** Returns what lifts the fault before it has met all it should. */
  add(fault: ScriptedFault): () => void {
    const endsAt = performance.now() + (fault.forMs ?? Infinity);
    const pending = { fault, endsAt, left: fault.times ?? (fault.forMs ? Infinity : 1) };
    this.#pending = [...this.#pending, pending];
    return () => {
      this.#pending = this.#pending.filter((other) => other !== pending);
    };
  }

  clear(): void {
    this.#pending = [];
  }

  take(asked: Asked): ScriptedFault | undefined {
    const now = performance.now();
    this.#pending = this.#pending.filter(({ left, endsAt }) => left > 0 && endsAt > now);
    const met = this.#pending.find(({ fault }) => fits(fault, asked));
    if (met) met.left -= 1;
    return met?.fault;
  }
}

/** Whether a request is one of those meant. */
export function fits(
  { service, action, when }: Pick<ScriptedFault, 'service' | 'action' | 'when'>,
  asked: Asked,
): boolean {
  return (
    (service === undefined || service === asked.service) &&
    (action === undefined || action === asked.action) &&
    (when === undefined || when(asked))
  );
}
