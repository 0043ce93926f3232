import type { Call } from './call.ts';
import { ApiError } from './protocol/errors.ts';

interface BucketSize {
  readonly capacity: number;
  /** Tokens that come back each second. */
  readonly refillPerSecond: number;
}

const RESOURCE_INTENSIVE: BucketSize = { capacity: 50, refillPerSecond: 5 };
const MUTATING: BucketSize = { capacity: 50, refillPerSecond: 5 };
const TAGGING: BucketSize = { capacity: 100, refillPerSecond: 10 };
const DESCRIBE: BucketSize = { capacity: 100, refillPerSecond: 20 };
const DESCRIBE_EVERYTHING: BucketSize = { capacity: 50, refillPerSecond: 10 };

/**
 * EC2's request throttling: one bucket per account, Region and action. An empty bucket refuses
 * with `RequestLimitExceeded`.
 *
 * @see https://docs.aws.amazon.com/ec2/latest/devguide/ec2-api-throttling.html
 */
export class TokenBuckets {
  readonly #speed: number;
  readonly #buckets = new Map<string, { tokens: number; at: number }>();

  /** With a `speed` tokens come back so many times as fast, for whoever has no time to wait. */
  constructor(speed = 1) {
    this.#speed = speed;
  }

  take(call: Call): void {
    if (call.service !== 'ec2') return;
    const size = bucketSize(call);
    const key = [call.principal.accountId, call.region, call.action, size.capacity].join(' ');
    const bucket = this.#buckets.get(key) ?? { tokens: size.capacity, at: call.now };
    const refilled = ((call.now - bucket.at) / 1000) * size.refillPerSecond * this.#speed;
    const tokens = Math.min(size.capacity, bucket.tokens + Math.max(0, refilled));
    if (tokens < 1) throw new ApiError('RequestLimitExceeded', 'Request limit exceeded.', 503);
    this.#buckets.set(key, { tokens: tokens - 1, at: call.now });
  }
}

function bucketSize({ action, parameters }: Call): BucketSize {
  if (/^(Authorize|Revoke)SecurityGroup/.test(action)) return RESOURCE_INTENSIVE;
  if (/^(Create|Delete)Tags$/.test(action)) return TAGGING;
  if (!action.startsWith('Describe')) return MUTATING;
  const narrowed = ['Filter', 'GroupId', 'GroupName', 'MaxResults'].some((name) =>
    parameters.has(name),
  );
  return action === 'DescribeSecurityGroups' && !narrowed ? DESCRIBE_EVERYTHING : DESCRIBE;
}
