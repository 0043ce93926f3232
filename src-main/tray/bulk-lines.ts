import type { BulkProgress } from '../leases/bulk.ts';
import type { TrayState } from './tray-state.ts';

/** Fewer are shown lease by lease. */
const SHOWN_FROM = 3;

/** A menu that changes closes under the pointer on some desktops: it counts in so many steps. */
const STEPS = 20;

/** The run that is shown as one instead of lease by lease; `undefined` when none goes on. */
export function runningBulk({ bulk }: TrayState): BulkProgress | undefined {
  const running = bulk?.state === 'running' || bulk?.state === 'stopping';
  return running && bulk.total >= SHOWN_FROM ? bulk : undefined;
}

/** `Opening 120 of 300…`. */
export function bulkLine({ kind, state, done, total }: BulkProgress): string {
  if (state === 'stopping') return 'Stopping: opening no more…';
  const step = Math.ceil(total / STEPS);
  const count = `${String(Math.floor(done / step) * step)} of ${String(total)}`;
  return `${kind === 'opening' ? 'Opening' : 'Closing'} ${count}…`;
}
