import type { Connection } from './resource.ts';

/**
 * Names, addresses and instance ids, and nothing a shell or a program would read as anything else:
 * the text ends up in commands that people paste.
 *
 * @see https://www.rfc-editor.org/rfc/rfc1123#section-2
 */
export function isHost(text: string): boolean {
  return /^[A-Za-z0-9_](?:[A-Za-z0-9._:-]{0,251}[A-Za-z0-9])?$/.test(text);
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
