import type { CallContext } from './call.ts';
import type { ApiError } from './protocol/errors.ts';
import type { WireRequest } from './protocol/sigv4.ts';
import type { TokenBuckets } from './token-buckets.ts';

/** What a request asks of a service. */
export interface Asked {
  /** `CreateSchedule`; empty when the request names none. */
  readonly action: string;
  /** Carries it out and answers the body; refuses by throwing an ApiError. */
  readonly carryOut: (
    context: CallContext,
    requestId: string,
    buckets: TokenBuckets | undefined,
  ) => string;
}

/** How a refusal goes back. */
export interface ErrorAnswer {
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string;
}

/** One AWS service as the wire reaches it: what its requests mean, and how it answers. */
export interface Service {
  /** As the credential scope names it. */
  readonly name: 'ec2' | 'sts' | 'iam' | 'scheduler' | 'sqs';
  readonly contentType: string;
  /** Whether a request that names no service can only be meant for this one. */
  readonly isMeantBy: (request: WireRequest) => boolean;
  /** Never throws: what cannot be read is refused when it is carried out. */
  readonly read: (request: WireRequest) => Asked;
  readonly errorAnswer: (error: ApiError, requestId: string) => ErrorAnswer;
}
