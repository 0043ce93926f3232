/** One request the sandbox got. Never holds a secret or a signature. */
export interface RecordedRequest {
  /** `ec2`, `sts`, `iam`, `scheduler`, `sqs`, or `echo` for the address sources. */
  readonly service: string;
  /** `AuthorizeSecurityGroupIngress`, …; for `echo` the path; `Fire` for a schedule's invocation. */
  readonly action: string;
  /** Empty when the request did not say. */
  readonly region: string;
  /** Empty when the request was not signed. */
  readonly accessKeyId: string;
  /** What was answered; 0 when a fault left nothing to answer. */
  readonly status: number;
  readonly errorCode?: string;
  /** Milliseconds since the epoch, by the server's clock. */
  readonly at: number;
  readonly requestId: string;
  readonly userAgent: string;
}

const KEPT = 5000;

/** The last requests, oldest first. */
export class RequestLog {
  readonly #entries: RecordedRequest[] = [];

  get entries(): readonly RecordedRequest[] {
    return this.#entries;
  }

  add(entry: RecordedRequest): void {
    this.#entries.push(entry);
    if (this.#entries.length > KEPT) this.#entries.shift();
  }
}
