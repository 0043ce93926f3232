import type { EC2Client } from '@aws-sdk/client-ec2';
import { isThrottled } from './aws-errors.ts';
import { errorFacts } from './error-facts.ts';
import type { RequestBudget } from './request-budget.ts';

/**
 * Keeps the budget true: the SDK repeats a call by itself, and AWS counts every try. The first one
 * has had its turn before it came here. A try that
 * AWS failed to answer, or failed itself, says nothing of its limits.
 */
export function countTries(client: EC2Client, budget: RequestBudget): void {
  client.middlewareStack.add(
    (next, { commandName = '' }) => {
      const action = commandName.replace(/Command$/, '');
      let first = true;
      return async (args) => {
        if (!first) budget.spend(action);
        first = false;
        const answered = budget.sent(action);
        try {
          const result = await next(args);
          answered('accepted');
          return result;
        } catch (error) {
          if (isThrottled(error)) answered('refused');
          else if (wasJudged(error)) answered('accepted');
          throw error;
        }
      };
    },
    { step: 'finalizeRequest', priority: 'low', name: 'countTries' },
  );
}

function wasJudged(error: unknown): boolean {
  const { status } = errorFacts(error);
  return status !== undefined && status < 500;
}
