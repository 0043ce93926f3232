import type { Lease } from '../leases/lease.ts';
import { labelOf, missesAddress, standingOf, troubleLine } from './lease-lines.ts';
import { signInNeedOf } from './sign-in-block.ts';
import { action, note } from './tray-item.ts';
import type { TrayItem } from './tray-item.ts';
import type { Moment, Screen, TrayState } from './tray-state.ts';

/** A menu must stay short: more troubles than this are counted, and shown in the window. */
const MAX_LINES = 3;

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

/** What is wrong with leases, the worst first, with the one thing to do about each. */
export function troubleBlock({ leases }: TrayState, moment: Moment): readonly TrayItem[] {
  const all = troubled(leases, moment).filter(needsMoreThanSigningIn);
  const shown = all.slice(0, MAX_LINES);
  if (shown.length === 0) return [];
  const more = all.length - shown.length;
  const [first] = shown;
  const screen: Screen = all.length === 1 && first ? `lease/${first.id}` : 'resources';
  return [
    ...shown.map((lease) => note(`${sign(lease)}${troubleLine(lease, moment) ?? ''}`)),
    ...(more > 0 ? [note(`⚠ and ${String(more)} more`)] : []),
    ...shown.filter(canTryClosing).map((lease) => tryClosing(lease, shown)),
    ...(shown.some(isNotAllowed)
      ? [action('Show the policy you need…', { kind: 'show', screen: 'policy' })]
      : []),
    action('Show details…', { kind: 'show', screen }),
  ];
}

/** The sign-in has a line of its own; that a door is open which should not be is more. */
function needsMoreThanSigningIn(lease: Lease): boolean {
  return canTryClosing(lease) || missesAddress(lease) || signInNeedOf(lease) === undefined;
}

function isNotAllowed({ state, trouble }: Lease): boolean {
  const problem = ('problem' in state ? state.problem : undefined) ?? trouble;
  return problem?.kind === 'not-allowed';
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
