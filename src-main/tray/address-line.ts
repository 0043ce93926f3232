import { addressOf } from '../kernel/cidr.ts';
import { problemInWords } from '../kernel/problem-in-words.ts';
import { listed } from '../kernel/words/wording.ts';
import { openableSources } from '../public-ip/quorum.ts';
import type { TrayState } from './tray-state.ts';

/** My address as the tray says it. */
export type AddressLine =
  | { readonly kind: 'finding' }
  | { readonly kind: 'known'; readonly text: string }
  /** Sources contradict one another, or the address alternates: the person has to choose. */
  | { readonly kind: 'disagreed'; readonly text: string }
  /** Too few answered, as when offline. */
  | { readonly kind: 'silent'; readonly text: string };

/** IPv4 where there is one: it is the address people know of themselves. */
export function addressLine({ mine }: TrayState['address']): AddressLine {
  if (!mine) return { kind: 'finding' };
  const sources = openableSources(mine);
  if (sources.ok) return { kind: 'known', text: sources.value.map(addressOf)[0] ?? '' };
  if (sources.error.kind === 'address-alternates')
    return { kind: 'disagreed', text: alternates(sources.error.choices) };
  const { title } = problemInWords(sources.error, 'nothing-opened');
  return { kind: sources.error.kind === 'address-disagreed' ? 'disagreed' : 'silent', text: title };
}

function alternates(choices: readonly string[]): string {
  return `Your address alternates between ${listed(choices)} – choose one`;
}
