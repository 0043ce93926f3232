import type { EC2Client } from '@aws-sdk/client-ec2';
import { mayHaveArrived } from './aws-errors.ts';

const lost = new WeakSet();

/**
 * The SDK repeats a call by itself and shows only the last failure. If the first try lost its answer
 * after AWS had done the work and the second was throttled, the last failure alone would say that
 * nothing happened. So every try is watched: its error is remembered when it, or a try before it in
 * the same call, may have reached AWS without an answer.
 */
export function watchForLostAnswers(client: EC2Client): void {
  client.middlewareStack.add(
    (next) => {
      let lostBefore = false;
      return async (args) => {
        try {
          return await next(args);
        } catch (error) {
          lostBefore ||= mayHaveArrived(error);
          if (lostBefore && typeof error === 'object' && error !== null) lost.add(error);
          throw error;
        }
      };
    },
    { step: 'finalizeRequest', priority: 'low', name: 'watchForLostAnswers' },
  );
}

/** Whether the call that ended with this error may have been carried out all the same. */
export function answerWasLost(error: unknown): boolean {
  return (typeof error === 'object' && error !== null && lost.has(error)) || mayHaveArrived(error);
}
