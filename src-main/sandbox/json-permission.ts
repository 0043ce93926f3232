import type { AuthorizationRequest } from './authorization-request.ts';
import type { CallContext } from './call.ts';
import { ApiError } from './protocol/errors.ts';

/** Refuses with `AccessDeniedException`, as the services that speak JSON do. */
export function requireJsonPermission(
  call: CallContext,
  action: string,
  resourceArn: string,
  context: AuthorizationRequest['context'] = {},
): void {
  const { principal, region } = call;
  const allowed = call.authorize({
    principal,
    action,
    resourceArn,
    context: {
      'aws:RequestedRegion': region,
      ...(principal.isRoot ? {} : { 'aws:username': principal.name }),
      ...context,
    },
  });
  if (allowed) return;
  throw new ApiError(
    'AccessDeniedException',
    `User: ${principal.arn} is not authorized to perform: ${action} on resource: ${resourceArn} because no identity-based policy allows the ${action} action`,
    403,
  );
}
