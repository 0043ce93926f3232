import type { Instant } from '../kernel/clock.ts';
import { clipped } from '../kernel/words/wording.ts';
import { mayBeOpen } from '../leases/lease.ts';
import { addressBlock, movingLine, networkNotes } from './address-block.ts';
import { addressLine } from './address-line.ts';
import type { AddressLine } from './address-line.ts';
import { bulkLine, runningBulk } from './bulk-lines.ts';
import { keyBlock } from './key-block.ts';
import { leaseBlocks, openLeases, openStatus } from './lease-block.ts';
import { needsPerson, standingOf, troubleLine, workingLine } from './lease-lines.ts';
import { resourceBlock } from './resource-block.ts';
import { trayIcon } from './tray-icon.ts';
import type { TrayIcon } from './tray-icon-file.ts';
import { signInBlock, signInNeeds } from './sign-in-block.ts';
import { toggle } from './toggle.ts';
import { action, labelled, note, separated } from './tray-item.ts';
import type { TrayAction, TrayItem } from './tray-item.ts';
import { realmPrefix } from './tray-state.ts';
import type { Moment, TrayState } from './tray-state.ts';
import { troubleBlock, troubled } from './trouble-block.ts';

export interface TrayView {
  readonly icon: TrayIcon;
  readonly tooltip: string;
  readonly menu: readonly TrayItem[];
  /** What a click on the icon does; `undefined`: it shows the menu. */
  readonly click?: TrayAction;
}

/** Windows shows 127 characters. */
const MAX_TOOLTIP = 120;

/**
 * The tray as plain data. The same state gives an equal view; all times are absolute, so that the
 * view stays true while the menu is open. Without `zone`, times are the computer's own.
 *
 * @see https://github.com/electron/electron/issues/4801 an open menu cannot be updated
 */
export function trayView(state: TrayState, now: Instant, zone?: string): TrayView {
  const moment = { now, zone };
  const address = addressLine(state.address);
  if (notSetUp(state)) return notSetUpView(state);
  const click = state.settings?.trayClick === 'toggle' ? toggle(state) : undefined;
  const aboutDoors = [
    // Nothing else can be mended before that.
    signInBlock(state),
    troubleBlock(state, moment),
    addressBlock(state, address),
    ...leaseBlocks(state, address, moment),
    [...networkNotes(state), ...resourceBlock(state)],
    keyBlock(state),
  ];
  return {
    icon: trayIcon(state, address, moment),
    tooltip: tooltip(state, headline(state, address, moment)),
    menu: separated([
      ...aboutDoors.map((items) => labelled(realmPrefix(state.realm), items)),
      ...appBlocks(state),
    ]),
    ...(click && { click }),
  };
}

function notSetUp(state: TrayState): boolean {
  return state.identities.length === 0 && state.leases.length === 0;
}

function notSetUpView(state: TrayState): TrayView {
  const inSandbox = state.realm === 'sandbox';
  return {
    icon: inSandbox ? 'dashed-closed' : 'closed',
    tooltip: tooltip(state, 'not set up'),
    menu: separated([
      [
        note(`${realmPrefix(state.realm)}Not set up yet`),
        action('Set up…', { kind: 'show', screen: 'resources' }),
        ...(inSandbox ? [] : [action('Try the sandbox', { kind: 'enterSandbox' })]),
      ],
      [...updateItem(state), action('Quit', { kind: 'quit' })],
      sandboxBlock(state),
    ]),
  };
}

function tooltip({ realm }: TrayState, text: string): string {
  return clipped(
    `${realm === 'sandbox' ? realmPrefix(realm) : 'Drawbridge: '}${text}`,
    MAX_TOOLTIP,
  );
}

/** What needs the person, what is being done and what is open, in this order; two of them fit. */
function headline(state: TrayState, address: AddressLine, moment: Moment): string {
  const need = troubled(state.leases, moment).find(needsPerson);
  const lines = [
    need && troubleLine(need, moment),
    signInNeeds(state)[0]?.line,
    address.kind === 'disagreed' ? address.text : undefined,
    underWay(state),
    openStatus(state, openLeases(state), moment),
    state.leases.some(mayBeOpen) ? undefined : nothingOpen(state, address),
  ];
  return lines
    .filter((line) => line !== undefined)
    .slice(0, 2)
    .join(' · ');
}

function underWay(state: TrayState): string | undefined {
  const bulk = runningBulk(state);
  if (bulk) return bulkLine(bulk);
  const working = state.leases.find((lease) => standingOf(lease) === 'working');
  return working ? workingLine(working) : movingLine(state);
}

function nothingOpen({ offline }: TrayState, address: AddressLine): string {
  if (offline) return 'Offline · nothing open';
  if (address.kind === 'known') return `nothing open · your address ${address.text}`;
  if (address.kind === 'silent') return 'nothing open · your address is not known';
  return address.kind === 'finding' ? 'nothing open · finding your address…' : 'nothing open';
}

function appBlocks(state: TrayState): readonly (readonly TrayItem[])[] {
  return [
    [
      action('Open Drawbridge', { kind: 'show' }),
      action('Settings…', { kind: 'show', screen: 'settings' }),
      ...updateItem(state),
      action(state.leases.some(mayBeOpen) ? 'Close all and quit…' : 'Quit', { kind: 'quit' }),
    ],
    sandboxBlock(state),
  ];
}

/** Restarting must cost nobody a door: while one is open it can only be read. */
function updateItem({ updateReady, leases }: TrayState): readonly TrayItem[] {
  if (updateReady === undefined) return [];
  const text = `Restart to update to ${updateReady}`;
  return leases.some(mayBeOpen)
    ? [note(`${text} (after the last one closes)`)]
    : [action(text, { kind: 'restart' })];
}

function sandboxBlock({ realm }: TrayState): readonly TrayItem[] {
  return realm === 'sandbox' ? [action('Connect a real account…', { kind: 'leaveSandbox' })] : [];
}
