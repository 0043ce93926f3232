import { addressOf, familyOf, openableCidr } from '../kernel/cidr.ts';
import type { Cidr, Family } from '../kernel/cidr.ts';
import { err } from '../kernel/result.ts';
import type { Result } from '../kernel/result.ts';

const FAMILY_NAMES = { ipv4: 'IPv4', ipv6: 'IPv6' } as const;

/** What came back over HTTP, before anybody believes it. */
export interface Answer {
  readonly status: number;
  readonly location: string | undefined;
  readonly contentType: string | undefined;
  /** At most the first 64 bytes. */
  readonly body: string;
  readonly tooLong: boolean;
}

/**
 * The address in an answer, or in words what it was instead. Nothing but one bare global address of
 * the right family counts; a page is the sign-in page of a hotel, not an address.
 */
export function readAnswer(answer: Answer, family: Family): Result<Cidr, string> {
  const { status, body } = answer;
  if (status >= 300 && status < 400) return err(redirected(answer.location));
  if (status !== 200) return err(`answered HTTP ${String(status)}`);
  if (/html/i.test(answer.contentType ?? '') || body.trimStart().startsWith('<'))
    return err('answered HTML (a sign-in page of the network?)');
  const text = body.replace(/\r?\n$/, '');
  if (text === '') return err('answered nothing');
  if (answer.tooLong || !/^[0-9A-Fa-f:.]+$/.test(text))
    return err(`answered no address: ${quoted(text)}`);
  const cidr = openableCidr(text);
  if (!cidr.ok)
    return err(
      cidr.error === 'not-global'
        ? `answered a private address ${text}`
        : `answered no address: ${quoted(text)}`,
    );
  if (familyOf(cidr.value) !== family)
    return err(`answered ${addressOf(cidr.value)}, which is not ${FAMILY_NAMES[family]}`);
  return cidr;
}

function redirected(location: string | undefined): string {
  const host = URL.canParse(location ?? '') ? ` to ${new URL(location ?? '').host}` : '';
  return `redirected${host} (a sign-in page of the network?)`;
}

/** Short and printable: the text comes from a stranger. */
function quoted(text: string): string {
  const plain = text.replaceAll(/[^\x20-\x7e]/g, '?');
  return `“${plain.length > 32 ? `${plain.slice(0, 32)}…` : plain}”`;
}
