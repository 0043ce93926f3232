import type { Family } from '../../src-main/kernel/cidr.ts';
import type { AddressSource } from '../../src-main/public-ip/address.ts';
import type { AddressSourceSetting } from '../../src-main/settings/settings.ts';
import { FAMILY_NAMES, listInWords } from './address-in-words.ts';

/** As many as the main process takes. */
export const MOST_SOURCES = 20;

const LONGEST_URL = 2_000;

/** Why a typed address service cannot be kept, as a sentence; `undefined` when it can. */
export function sourceFault(
  text: string,
  family: Family,
  known: readonly AddressSourceSetting[],
): string | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol !== 'https:' || text.length > LONGEST_URL)
    return 'Type an address that begins with https://.';
  if (url.username !== '' || url.password !== '') return 'Leave out the user name and password.';
  if (known.some((other) => other.family === family && sameUrl(other.url, url)))
    return `It is already in the list for ${FAMILY_NAMES[family]}.`;
  return undefined;
}

/**
 * What a list of own sources lacks, in sentences: an address is believed only when two operators
 * say the same. `own` are the sources in use, with the operators the main process sees in them.
 */
export function sourceShortfalls(own: readonly AddressSource[]): readonly string[] {
  return (['ipv4', 'ipv6'] as const).flatMap((family) => {
    const operators = [
      ...new Set(own.filter((one) => one.family === family).map((one) => one.operator)),
    ];
    const name = FAMILY_NAMES[family];
    if (operators.length === 0) return [`No source for ${name}: nothing is opened for ${name}.`];
    return operators.length === 1
      ? [
          `Only ${listInWords(operators)} is asked for ${name}. Two operators must agree, so add a source of another one.`,
        ]
      : [];
  });
}

function sameUrl(text: string, url: URL): boolean {
  return URL.canParse(text) && new URL(text).href === url.href;
}
