import { createHash } from 'node:crypto';
import type { AuthorizationRequest } from '../authorization-request.ts';
import type { Call } from '../call.ts';

import { ApiError } from '../protocol/errors.ts';

/** One leg to check; the action is the call's own unless named. */
export interface Leg {
  readonly action?: string;
  readonly resourceArn: string;
  readonly context?: AuthorizationRequest['context'];
}

/**
 * Refuses with `UnauthorizedOperation` when one leg is not permitted.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html
 */
export function requirePermission(call: Call, ...legs: readonly Leg[]): void {
  for (const leg of legs) {
    const action = `ec2:${leg.action ?? call.action}`;
    const context = {
      'ec2:Region': call.region,
      'aws:RequestedRegion': call.region,
      ...(call.principal.isRoot ? {} : { 'aws:username': call.principal.name }),
      ...leg.context,
    };
    const { principal } = call;
    const { resourceArn } = leg;
    if (!call.authorize({ principal, action, resourceArn, context }))
      throw refusal(call, action, leg);
  }
}

/** Ends a permitted DryRun: AWS answers it with an error. */
export function endDryRun(call: Call): void {
  if (!call.parameters.flag('DryRun')) return;
  throw new ApiError(
    'DryRunOperation',
    'Request would have succeeded, but DryRun flag is set.',
    412,
  );
}

function refusal(call: Call, action: string, { resourceArn }: Leg): ApiError {
  const sentences = [
    'You are not authorized to perform this operation.',
    `User: ${call.principal.arn} is not authorized to perform: ${action}`,
  ];
  const reason = `because no identity-based policy allows the ${action} action`;
  const message =
    resourceArn === '*'
      ? `${sentences.join(' ')} ${reason}`
      : `${sentences.join(' ')} on resource: ${resourceArn} ${reason}. Encoded authorization failure message: ${encoded(action, resourceArn)}`;
  return new ApiError('UnauthorizedOperation', message, 403);
}

/** Opaque, as AWS's is; there is nothing in it to decode. */
function encoded(action: string, resourceArn: string): string {
  return createHash('sha512').update(`${action} ${resourceArn}`).digest('base64url');
}
