import type { Call } from '../call.ts';
import { element } from '../protocol/xml.ts';
import type { Xml } from '../protocol/xml.ts';

/**
 * Needs no permission: it works even under an explicit Deny.
 *
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html
 */
export function getCallerIdentity({ principal }: Call): Xml[] {
  return [
    element('Arn', principal.arn),
    element('UserId', principal.userId),
    element('Account', principal.accountId),
  ];
}
