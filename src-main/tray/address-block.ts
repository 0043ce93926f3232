import { addressOf } from '../kernel/cidr.ts';
import { counted } from '../kernel/time-in-words.ts';
import type { Lease } from '../leases/lease.ts';
import type { AddressLine } from './address-line.ts';
import { action, note } from './tray-item.ts';
import type { TrayItem } from './tray-item.ts';
import type { TrayState } from './tray-state.ts';

/** What is wrong with my address, and that open doors follow it to another. */
export function addressBlock(state: TrayState, address: AddressLine): readonly TrayItem[] {
  const moving = movingLine(state);
  const move = moving === undefined ? [] : [note(moving)];
  // Offline nobody can know it: that is said, and there is nothing to choose.
  if (state.offline || (address.kind !== 'disagreed' && address.kind !== 'silent')) return move;
  const sign = address.kind === 'disagreed' ? '⚠ ' : '';
  return [
    ...move,
    note(`${sign}${address.text}`),
    action('Choose your address…', { kind: 'show', screen: 'resources' }),
  ];
}

/** `Your address changed to 52.9.9.9 – moving 2 open resources…`; `undefined` when none moves. */
export function movingLine({ leases }: TrayState): string | undefined {
  const moving = leases.filter(isMoving);
  const [to] = moving.flatMap(missing);
  if (to === undefined) return undefined;
  const many = counted(moving.length, 'open resource');
  return `Your address changed to ${addressOf(to)} – moving ${many}…`;
}

/** Who else comes through a door opened to my address. Absence of a note proves nothing. */
export function networkNotes({ address }: TrayState): readonly TrayItem[] {
  const { vpn, shared } = address.network ?? {};
  if (vpn !== undefined)
    return [note(`A VPN is up (${vpn}): others behind its address get in too`)];
  return shared ? [note('Your address is shared: others behind it get in too')] : [];
}

/** Its rules are being written anew for another address. */
export function isMoving({ state, sources, grants }: Lease): boolean {
  return state.kind === 'renewing' && grants.some(({ source }) => !sources.includes(source));
}

function missing({ sources, grants }: Lease): Lease['sources'] {
  const standing = new Set(grants.map(({ source }) => source));
  return sources.filter((source) => !standing.has(source));
}
