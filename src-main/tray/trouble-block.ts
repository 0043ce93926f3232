import type { Lease } from '../leases/lease.ts';
import type { AddressLine } from './address-line.ts';
import { labelOf, missesAddress, standingOf, troubleLine } from './lease-lines.ts';
import { action, note } from './tray-item.ts';
import type { TrayItem } from './tray-item.ts';
import { realmPrefix } from './tray-state.ts';
import type { Moment, Screen, TrayState } from './tray-state.ts';

/** A menu must stay short: more troubles than this are counted, and shown in the window. */
const MAX_LINES = 3;

/** What needs the person, the worst first, with the one thing to do about each. */
export function troubleBlocks(
  state: TrayState,
  address: AddressLine,
  moment: Moment,
): readonly (readonly TrayItem[])[] {
  return [leaseTroubles(state, moment), addressTrouble(state, address)];
}

/** Leases with something wrong, the worst first. */
export function troubled(leases: readonly Lease[], moment: Moment): readonly Lease[] {
  return leases
    .filter((lease) => troubleLine(lease, moment) !== undefined)
    .sort((one, other) => gravity(other) - gravity(one));
}

function gravity(lease: Lease): number {
  const standing = standingOf(lease);
  if (standing === 'could-not-close') return 4;
  if (standing === 'unknown') return 3;
  return missesAddress(lease) ? 2 : Number(standing === 'failed');
}

function leaseTroubles({ realm, leases }: TrayState, moment: Moment): readonly TrayItem[] {
  const all = troubled(leases, moment);
  const shown = all.slice(0, MAX_LINES);
  if (shown.length === 0) return [];
  const more = all.length - shown.length;
  const [first] = shown;
  const screen: Screen = all.length === 1 && first ? `lease/${first.id}` : 'resources';
  return [
    ...shown.map((lease) =>
      note(`${realmPrefix(realm)}${sign(lease)}${troubleLine(lease, moment) ?? ''}`),
    ),
    ...(more > 0 ? [note(`${realmPrefix(realm)}⚠ and ${String(more)} more`)] : []),
    ...shown.filter(canTryClosing).map((lease) => tryClosing(lease, shown)),
    action('Show details…', { kind: 'show', screen }),
  ];
}

/** What stands open for whom it should is worth a line, not a warning. */
function sign(lease: Lease): string {
  return standingOf(lease) === 'open' && !missesAddress(lease) ? '' : '⚠ ';
}

function canTryClosing(lease: Lease): boolean {
  const standing = standingOf(lease);
  return standing === 'could-not-close' || standing === 'unknown';
}

function tryClosing(lease: Lease, all: readonly Lease[]): TrayItem {
  const again = lease.state.kind === 'closing' || wantedClosed(lease);
  const alone = all.filter(canTryClosing).length === 1;
  const text = !again
    ? `Close ${labelOf(lease)}`
    : alone
      ? 'Try again'
      : `Try again to close ${labelOf(lease)}`;
  return action(text, { kind: 'close', leaseId: lease.id });
}

function wantedClosed(lease: Lease): boolean {
  return lease.state.kind === 'unknown' && lease.state.wanted === 'closed';
}

function addressTrouble(state: TrayState, address: AddressLine): readonly TrayItem[] {
  if (address.kind !== 'disagreed' && address.kind !== 'silent') return [];
  const sign = address.kind === 'disagreed' ? '⚠ ' : '';
  return [
    note(`${realmPrefix(state.realm)}${sign}${address.text}`),
    action('Choose your address…', { kind: 'show', screen: 'resources' }),
  ];
}
