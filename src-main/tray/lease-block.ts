import { MINUTE_MS } from '../kernel/clock.ts';
import { clockTime } from '../kernel/time-in-words.ts';
import type { BulkProgress } from '../leases/bulk.ts';
import { mayBeOpen } from '../leases/lease.ts';
import type { Lease } from '../leases/lease.ts';
import { connectCommand } from '../resources/connect.ts';
import type { AddressLine } from './address-line.ts';
import { bulkLine, runningBulk } from './bulk-lines.ts';
import {
  closesSoon,
  guardLine,
  labelOf,
  openLine,
  standingOf,
  workingLine,
} from './lease-lines.ts';
import { action, note } from './tray-item.ts';
import type { TrayItem } from './tray-item.ts';
import type { Moment, TrayState } from './tray-state.ts';

const EXTEND_MINUTES = 60;

/** A menu must stay short: the rest is in the window. */
const MAX_LEASES = 8;

/** What is open or being worked on: status first, then the one thing to do, then lease by lease. */
export function leaseBlocks(
  state: TrayState,
  address: AddressLine,
  moment: Moment,
): readonly (readonly TrayItem[])[] {
  const bulk = runningBulk(state);
  if (bulk) return [manyAtOnce(bulk)];
  const open = openLeases(state);
  const [only, ...others] = open;
  const working = workingNotes(state);
  if (!only) {
    const quiet = !state.leases.some(mayBeOpen);
    return [quiet ? [nothingOpen(state, address)] : [...offlineNote(state), ...working]];
  }
  if (others.length === 0)
    return [[...working, ...oneOpen(state, only, moment), ...copyCommand(state, only)]];
  return [[...working, ...severalOpen(state, open, moment)], closeEach(state, open, moment)];
}

/** By their end, the first to close first. */
export function openLeases({ leases }: TrayState): readonly Lease[] {
  return leases
    .filter((lease) => standingOf(lease) === 'open')
    .sort((one, other) => one.plan.deadline - other.plan.deadline);
}

/** `bastion-prod is open until 14:32`, `3 open · next closes 14:32`, `Offline · 1 open, closes 14:32`. */
export function openStatus(
  { offline }: TrayState,
  open: readonly Lease[],
  moment: Moment,
): string | undefined {
  const [first, ...others] = open;
  if (!first) return undefined;
  if (offline) return offlineStatus(open, first, moment);
  if (others.length === 0) return openLine(first, moment);
  const end = clockTime(first.plan.deadline, moment.now, moment.zone);
  return `${String(open.length)} open · next closes ${end}`;
}

/** Offline the end is when it is due, not when it will be: only a guard closes without this computer. */
function offlineStatus(open: readonly Lease[], first: Lease, { now, zone }: Moment): string {
  const end = clockTime(first.plan.deadline, now, zone);
  const closes = open.length === 1 ? `closes ${end}` : `next closes ${end}`;
  return `Offline · ${String(open.length)} open, ${closes}`;
}

/** Where no line about open doors says it. */
function offlineNote({ offline }: TrayState): readonly TrayItem[] {
  return offline ? [note('Offline')] : [];
}

function nothingOpen({ offline }: TrayState, address: AddressLine): TrayItem {
  if (offline) return note('Offline · nothing open');
  const text = 'Nothing open';
  if (address.kind === 'known')
    return action(`${text} · ${address.text}`, { kind: 'copyAddress', text: address.text });
  return note(address.kind === 'finding' ? `${text} · finding your address…` : text);
}

/** Without the number that is open: it changes with each of many, and the menu with it. */
function manyAtOnce(bulk: BulkProgress): readonly TrayItem[] {
  const stoppable = bulk.kind === 'opening' && bulk.state === 'running';
  return [
    note(bulkLine(bulk)),
    ...(stoppable ? [action('Stop opening', { kind: 'bulkStop' })] : []),
    ...(bulk.kind === 'opening' ? [action('Close all', { kind: 'closeAll' })] : []),
  ];
}

function workingNotes({ leases }: TrayState): readonly TrayItem[] {
  return leases
    .filter((lease) => standingOf(lease) === 'working')
    .slice(0, MAX_LEASES)
    .map((lease) => note(workingLine(lease)));
}

function oneOpen(state: TrayState, lease: Lease, moment: Moment): readonly TrayItem[] {
  const close = action(`Close ${labelOf(lease)}${whenOnline(state)}`, {
    kind: 'close',
    leaseId: lease.id,
  });
  const status = [note(openStatus(state, [lease], moment) ?? ''), ...guardNote([lease], moment)];
  if (state.offline) return [...status, close];
  return closesSoon(lease, moment.now)
    ? [...status, extend(lease, `Extend ${labelOf(lease)}`, moment), close]
    : [...status, close, extend(lease, 'Extend', moment)];
}

function guardNote(open: readonly Lease[], moment: Moment): readonly TrayItem[] {
  const line = guardLine(open, moment);
  return line === undefined ? [] : [note(line)];
}

/** Only its label is told here: the command is as the resource is when the entry is clicked. */
function copyCommand({ resources }: TrayState, lease: Lease): readonly TrayItem[] {
  const resource = resources.find(({ id }) => id === lease.resource.id);
  const found = resource && connectCommand(resource, 'linux');
  if (!found) return [];
  const copy = { kind: 'copyCommand', resourceId: resource.id } as const;
  return [action(`Copy ${found.label} command`, copy)];
}

function severalOpen(
  state: TrayState,
  open: readonly Lease[],
  moment: Moment,
): readonly TrayItem[] {
  const count = state.leases.filter(mayBeOpen).length;
  return [
    note(openStatus(state, open, moment) ?? ''),
    ...guardNote(open, moment),
    ...open
      .filter((lease) => !state.offline && closesSoon(lease, moment.now))
      .slice(0, 1)
      .map((lease) => extend(lease, `Extend ${labelOf(lease)}`, moment)),
    action(`Close all ${String(count)}${whenOnline(state)}`, { kind: 'closeAll' }),
  ];
}

function closeEach(
  state: TrayState,
  open: readonly Lease[],
  { now, zone }: Moment,
): readonly TrayItem[] {
  const more = open.length - MAX_LEASES;
  return [
    ...open.slice(0, MAX_LEASES).map((lease) => {
      const end = clockTime(lease.plan.deadline, now, zone);
      const when = lease.plan.kind === 'until' ? end : 'while you work';
      const text = `Close ${labelOf(lease)}${whenOnline(state)} (${when})`;
      return action(text, { kind: 'close', leaseId: lease.id });
    }),
    ...(more > 0
      ? [action(`${String(more)} more open…`, { kind: 'show', screen: 'resources' })]
      : []),
  ];
}

/** A click counts at once, and AWS hears of it later. */
function whenOnline({ offline }: TrayState): string {
  return offline ? ' when back online' : '';
}

/** `Extend by 1 hour (to 15:32)`: an end the person can check, not a sum to do. */
function extend(lease: Lease, words: string, { now, zone }: Moment): TrayItem {
  const end = clockTime(lease.plan.deadline + EXTEND_MINUTES * MINUTE_MS, now, zone);
  return action(`${words} by 1 hour (to ${end})`, {
    kind: 'extend',
    leaseId: lease.id,
    minutes: EXTEND_MINUTES,
  });
}
