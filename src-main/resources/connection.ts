import { canonicalCidr } from '../kernel/cidr.ts';
import type { Connection } from './resource.ts';

/**
 * Names, addresses and instance ids, and nothing a shell or a program would read as anything else:
 * the text ends up in commands that people paste. A colon stands in IPv6 addresses only.
 *
 * @see https://www.rfc-editor.org/rfc/rfc1123#section-2
 */
export function isHost(text: string): boolean {
  if (text.includes(':')) return /^[\da-f:.]{2,45}$/i.test(text) && canonicalCidr(text).ok;
  return /^[A-Za-z0-9_](?:[A-Za-z0-9._-]{0,251}[A-Za-z0-9])?$/.test(text);
}

/**
 * An instance, or another machine that Session Manager knows.
 *
 * @see https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_StartSession.html
 */
export function isInstanceId(host: string): boolean {
  return /^(?:i-[0-9a-f]{8}(?:[0-9a-f]{9})?|mi-[0-9a-f]{17})$/.test(host);
}

/** What POSIX takes as a user's name, and the domains of Windows. */
export function isUser(text: string): boolean {
  return /^[A-Za-z0-9_][A-Za-z0-9._@\\-]{0,63}$/.test(text);
}

/** Without blanks around it, and without what is empty. */
export function tidyConnection({ host = '', user = '' }: Connection): Connection {
  const [tidyHost, tidyUser] = [host.trim(), user.trim()];
  return { ...(tidyHost && { host: tidyHost }), ...(tidyUser && { user: tidyUser }) };
}
