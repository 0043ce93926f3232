import type { SchedulerClient } from '@aws-sdk/client-scheduler';
import type { SQSClient } from '@aws-sdk/client-sqs';
import type { GuardPlace } from '../kernel/guard-names.ts';
import { err, ok } from '../kernel/result.ts';
import type { Result } from '../kernel/result.ts';
import { failureOf } from './aws-errors.ts';
import type { AwsFailure } from './aws-errors.ts';
import type { clientConfig } from './client-config.ts';
import type { GuardSdk } from './sdk.ts';
import { watchServerTime } from './server-time.ts';
import type { OnServerTime } from './server-time.ts';

/** Scheduler and SQS as one identity in one Region. */
export interface GuardClients {
  readonly scheduler: SchedulerClient;
  readonly sqs: SQSClient;
  destroy(): void;
}

export interface GuardSession {
  readonly sdk: GuardSdk;
  readonly clients: GuardClients;
  readonly place: GuardPlace;
}

/** Both at once: whoever sets a guard reads its failures too. */
export function guardClients(
  sdk: GuardSdk,
  config: Awaited<ReturnType<typeof clientConfig>>,
  onServerTime?: OnServerTime,
): GuardClients {
  const scheduler = new sdk.SchedulerClient(config);
  // The queue's name goes in the request, not into the address that is asked.
  const sqs = new sdk.SQSClient({ ...config, useQueueUrlAsEndpoint: false });
  if (onServerTime) {
    watchServerTime(scheduler, onServerTime);
    watchServerTime(sqs, onServerTime);
  }
  return {
    scheduler,
    sqs,
    destroy: () => {
      scheduler.destroy();
      sqs.destroy();
    },
  };
}

/** A click waits for the guard before the door is opened: an answer that takes longer is none. */
const GUARD_MS = 10_000;

/** Sends a call and classifies its failure, which names `action` and `resource` as a policy would. */
export async function askGuard<T>(
  { place }: GuardSession,
  action: string,
  resource: string,
  send: (options: { readonly abortSignal: AbortSignal }) => Promise<T>,
): Promise<Result<T, AwsFailure>> {
  try {
    return ok(await send({ abortSignal: AbortSignal.timeout(GUARD_MS) }));
  } catch (error) {
    return err(failureOf(error, { action, resource, region: place.region }, false));
  }
}
