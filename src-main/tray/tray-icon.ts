import { isMoving } from './address-block.ts';
import type { AddressLine } from './address-line.ts';
import { runningBulk } from './bulk-lines.ts';
import { closesSoon, needsPerson, standingOf } from './lease-lines.ts';
import { signInNeeds } from './sign-in-block.ts';
import type { TrayIcon } from './tray-icon-file.ts';
import type { Moment, TrayState } from './tray-state.ts';

/** The icon shows what matters most: need, then work, then an end that is near, then the door. */
export function trayIcon(state: TrayState, address: AddressLine, { now }: Moment): TrayIcon {
  const { leases } = state;
  if (leases.some(needsPerson) || address.kind === 'disagreed') return 'attention';
  if (signInNeeds(state).length > 0) return 'attention';
  // Between two of many nothing may be under way for a moment: the icon would flicker.
  if (runningBulk(state)) return 'working';
  if (leases.some((lease) => standingOf(lease) === 'working' || isMoving(lease))) return 'working';
  if (leases.some((lease) => closesSoon(lease, now))) return 'soon';
  const open = leases.some((lease) => standingOf(lease) === 'open');
  const dashed = state.realm === 'sandbox' || state.offline || address.kind === 'silent';
  if (dashed) return open ? 'dashed-open' : 'dashed-closed';
  return open ? 'open' : 'closed';
}
