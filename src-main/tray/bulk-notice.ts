import type { BulkProgress } from '../leases/bulk.ts';
import type { LeaseChange, TroubleChange } from './lease-change.ts';
import type { Notice } from './notice.ts';
import type { TrayState } from './tray-state.ts';
import { reasons } from './trouble-in-words.ts';

/**
 * Many openings of which some came to nothing, in one notice. When all went as wished there is none:
 * the notice of what was opened says it.
 */
export function bulkNotice(
  before: TrayState,
  { bulk }: TrayState,
  changes: readonly LeaseChange[],
): Notice | undefined {
  if (bulk?.kind !== 'opening' || (bulk.state !== 'finished' && bulk.state !== 'stopped'))
    return undefined;
  const known = before.bulk?.startedAt === bulk.startedAt && before.bulk.state === bulk.state;
  if (known || bulk.opened.length === bulk.total) return undefined;
  return {
    id: 'bulk',
    kind: bulk.failed > 0 ? 'failed' : 'opened',
    title: `Opened ${String(bulk.opened.length)} of ${String(bulk.total)}`,
    body: [stopped(bulk), refused(bulk, changes)].filter((part) => part !== '').join(' '),
    hint: 'Click to see them.',
    urgency: bulk.failed > 0 ? 'normal' : 'low',
    screen: 'resources',
    actions: [{ text: 'Show', action: { kind: 'show', screen: 'resources' } }],
  };
}

/** Whether the notice of the latest run of many covers this change. */
export function isToldByBulk({ kind, lease }: LeaseChange, { bulk }: TrayState): boolean {
  if (!bulk) return false;
  if (kind === 'failed') return lease.openedAt >= bulk.startedAt;
  return kind === 'opened' && bulk.opened.includes(lease.id);
}

function stopped({ state, total, done }: BulkProgress): string {
  return state === 'stopped' ? `Stopped; ${were(total - done)} not begun.` : '';
}

function refused({ failed, startedAt }: BulkProgress, changes: readonly LeaseChange[]): string {
  if (failed === 0) return '';
  const told = changes.filter(
    (change): change is TroubleChange =>
      change.kind === 'failed' && change.lease.openedAt >= startedAt,
  );
  // Some are refused before there is a lease to tell of.
  return `${were(failed)} not opened${told.length === 0 ? '' : `: ${reasons(told)}`}.`;
}

function were(count: number): string {
  return `${String(count)} ${count === 1 ? 'was' : 'were'}`;
}
