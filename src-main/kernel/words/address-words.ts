import type { SourceSaid } from '../problem.ts';
import { clipped, listed, quoted } from './wording.ts';
import type { WordsOf } from './wording.ts';

type Kinds =
  | 'address-silent'
  | 'address-disagreed'
  | 'address-alternates'
  | 'address-not-an-address'
  | 'address-not-global'
  | 'address-everywhere'
  | 'address-too-wide';

/** My public address: what services say and what a person types. */
export const ADDRESS_WORDS: WordsOf<Kinds> = {
  'address-silent': ({ said }) => ({
    title: 'Your address is not known',
    cause:
      said.length === 0
        ? 'No service said what your public address is.'
        : `Two services must agree on your public address, and too few answered: ${sayings(said)}.`,
    todo: 'Check the network connection, then look for your address again.',
  }),
  'address-disagreed': ({ said }) => ({
    title: 'Services see different addresses',
    cause: `The services do not agree on your public address, as behind some VPNs: ${sayings(said)}.`,
    todo: 'Choose the address AWS shall let in.',
  }),
  'address-alternates': ({ choices }) => ({
    title: 'Your address alternates',
    cause: `Your connection shows now one address, now another: ${listed(choices)}.`,
    todo: 'Choose the address AWS shall let in.',
  }),
  'address-not-an-address': ({ text }) => ({
    title: 'Not an address',
    cause: `${quoted(text)} is neither an IPv4 nor an IPv6 address.`,
    todo: 'Type an address such as 81.187.42.19.',
  }),
  'address-not-global': ({ text }) => ({
    title: 'Not a public address',
    cause: `${quoted(text)} is private or reserved: AWS never sees you under it.`,
    todo: 'Type the address that others see on the internet.',
  }),
  'address-too-wide': ({ text }) => ({
    title: 'That network is too wide',
    cause: `${quoted(text)} holds more strangers than any office: /16 is the widest for IPv4, /48 for IPv6.`,
    todo: 'Type your own address, or a smaller network.',
  }),
  'address-everywhere': ({ text }) => ({
    title: 'Open to everybody is refused',
    cause: `${quoted(text)} stands for every address on the internet, and Drawbridge opens only for yours.`,
    todo: 'Choose your own address.',
  }),
};

function sayings(said: readonly SourceSaid[]): string {
  return listed(said.map((source) => `${source.operator} says ${clipped(source.said, 60)}`));
}
