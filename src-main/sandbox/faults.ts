/** One scripted misfortune. Without `service` and `action` it meets the next request of any kind. */
export interface Fault {
  /** `ec2`, `sts`, `iam`, `scheduler`, `sqs`, or `echo` for the address sources. */
  readonly service?: string;
  /**
   * `AuthorizeSecurityGroupIngress`, …; for `echo` the path, such as `/echo/ipv4`. `Fire` of
   * `scheduler` is no request but the invocation of a schedule: it meets only faults that name both.
   */
  readonly action?: string;
  /**
   * `drop-after-apply`: the request is carried out, the answer is lost.
   * `reset`: the connection breaks before anything happens.
   * `hang`: no answer ever comes.
   * `http`: an error answer instead of the real one.
   */
  readonly kind: 'drop-after-apply' | 'reset' | 'hang' | 'http';
  /** For `http`; 500 when absent. */
  readonly status?: number;
  /** For `http`: the AWS error code; `InternalFailure` when absent. */
  readonly code?: string;
  /** How many requests it meets; 1 when absent. */
  readonly times?: number;
}

/** A script of faults, taken in order by the requests they fit. */
export class FaultScript {
  #pending: readonly Fault[] = [];

  /** Adds a fault behind those already scripted. */
  next(fault: Fault): void {
    this.#pending = [...this.#pending, ...Array<Fault>(fault.times ?? 1).fill(fault)];
  }

  clear(): void {
    this.#pending = [];
  }

  /** The first fault that fits, removed from the script. */
  take(service: string, action: string): Fault | undefined {
    return this.#takeFirst(
      (each) =>
        (each.service === undefined || each.service === service) &&
        (each.action === undefined || each.action === action),
    );
  }

  /** The first fault that names exactly this, removed from the script. */
  takeNamed(service: string, action: string): Fault | undefined {
    return this.#takeFirst((each) => each.service === service && each.action === action);
  }

  #takeFirst(fits: (fault: Fault) => boolean): Fault | undefined {
    const position = this.#pending.findIndex(fits);
    if (position === -1) return undefined;
    const fault = this.#pending[position];
    this.#pending = this.#pending.toSpliced(position, 1);
    return fault;
  }
}
