import { isDue } from '../identities/key-age.ts';
import type { KeyAge } from '../identities/key-age.ts';
import { counted } from '../kernel/time-in-words.ts';
import { action, note } from './tray-item.ts';
import type { TrayItem } from './tray-item.ts';
import type { TrayState } from './tray-state.ts';

/** `Access key AKIA…7Q2A is 97 days old`. */
export function keyAgeLine(key: { readonly maskedKeyId: string; readonly age: KeyAge }): string {
  return `Access key ${key.maskedKeyId} is ${counted(key.age.days, 'day')} old`;
}

/** The oldest key that is due and not put off, with the way to the screen where it is rotated. */
export function keyBlock({ identities }: TrayState): readonly TrayItem[] {
  const [oldest, ...others] = identities
    .flatMap(({ keys }) => keys ?? [])
    .filter((key) => key.active && isDue(key.age) && key.snoozedUntil === undefined)
    .toSorted((one, other) => other.age.days - one.age.days);
  if (!oldest) return [];
  const more = others.length === 0 ? '' : ` (and ${String(others.length)} more)`;
  return [
    note(`${keyAgeLine(oldest)}${more}`),
    action('Rotate…', { kind: 'show', screen: 'access-keys' }),
  ];
}
