import type { AccountId, Region } from '../kernel/aws-names.ts';
import { TokenBucket } from './token-bucket.ts';
import type { BucketParts, BucketSize, Priority } from './token-bucket.ts';

/**
 * How many requests AWS takes at once and how many more each second, for each action by itself, of
 * all programs of an account in a Region together. Reads are always filtered or paged.
 *
 * @see https://docs.aws.amazon.com/ec2/latest/devguide/ec2-api-throttling.html
 */
const LIMITS = {
  ingress: { capacity: 50, perSecond: 5 },
  change: { capacity: 50, perSecond: 5 },
  read: { capacity: 100, perSecond: 20 },
} as const satisfies Readonly<Record<string, BucketSize>>;

/** Kept back, so that no request that hurries past an earlier one is refused. */
const SPARE = 1;

/**
 * How long AWS makes a person wait for this many openings or closings, from a full bucket; in
 * seconds.
 */
export function secondsFor(count: number): number {
  const { capacity, perSecond } = LIMITS.ingress;
  return Math.max(0, count - (capacity - SPARE)) / perSecond;
}

/** The requests AWS takes of one account in one Region. */
export class RequestBudget {
  readonly #parts: BucketParts;
  readonly #buckets = new Map<string, TokenBucket>();

  constructor(parts: BucketParts) {
    this.#parts = parts;
  }

  /**
   * `undefined` when the request may go at once, else a promise for the moment it may.
   *
   * @param action as in a policy, without the service: `AuthorizeSecurityGroupIngress`
   */
  turn(action: string, priority: Priority): Promise<void> | undefined {
    return this.#bucketOf(action).turn(priority);
  }

  /** Counts a request that did not wait for its turn: the SDK repeats by itself. */
  spend(action: string): void {
    this.#bucketOf(action).spend();
  }

  /** Notes a request that leaves now; the result is told whether AWS found it one too many. */
  sent(action: string): (answer: 'accepted' | 'refused') => void {
    const bucket = this.#bucketOf(action);
    const sentAt = this.#parts.monotonicMs();
    return (answer) => {
      bucket[answer](sentAt);
    };
  }

  #bucketOf(action: string): TokenBucket {
    let bucket = this.#buckets.get(action);
    if (!bucket) {
      const { capacity, perSecond } = limitOf(action);
      bucket = new TokenBucket({ capacity: capacity - SPARE, perSecond }, this.#parts);
      this.#buckets.set(action, bucket);
    }
    return bucket;
  }
}

/** One budget for each account and Region, shared by all its identities. */
export class RequestBudgets {
  readonly #parts: BucketParts;
  readonly #budgets = new Map<string, RequestBudget>();

  constructor(parts: BucketParts = REAL_PARTS) {
    this.#parts = parts;
  }

  at(account: AccountId, region: Region): RequestBudget {
    const key = `${account} ${region}`;
    const budget = this.#budgets.get(key) ?? new RequestBudget(this.#parts);
    this.#budgets.set(key, budget);
    return budget;
  }
}

const REAL_PARTS: BucketParts = {
  after: (delayMs, action) => {
    const timer = setTimeout(action, delayMs);
    return () => {
      clearTimeout(timer);
    };
  },
  monotonicMs: () => performance.now(),
  random: () => Math.random(),
};

function limitOf(action: string): BucketSize {
  if (/^(?:Authorize|Revoke)SecurityGroup/.test(action)) return LIMITS.ingress;
  return action.startsWith('Describe') ? LIMITS.read : LIMITS.change;
}
