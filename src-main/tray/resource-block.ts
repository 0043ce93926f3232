import { portsInWords } from '../kernel/ports-in-words.ts';
import { clipped } from '../kernel/words/wording.ts';
import { mayBeOpen } from '../leases/lease.ts';
import type { Resource } from '../resources/resource.ts';
import { openLeases } from './lease-block.ts';
import { shortLabel } from './lease-lines.ts';
import { action, submenu } from './tray-item.ts';
import type { TrayItem } from './tray-item.ts';
import type { TrayState } from './tray-state.ts';

const MAX_FAVOURITES = 8;
const MAX_PORTS = 40;

/**
 * What can be opened with one click: the first resources, as the person ordered them. What may be
 * open is left out, the others keep their order.
 */
export function resourceBlock(state: TrayState): readonly TrayItem[] {
  if (state.resources.length === 0)
    return [action('Add a resource…', { kind: 'show', screen: 'resources/new' })];
  const live = new Set(state.leases.filter(mayBeOpen).map((lease) => lease.resource.id));
  const opens = state.resources
    .slice(0, MAX_FAVOURITES)
    .filter((resource) => !live.has(resource.id))
    .map(openItem);
  const all = action('All resources…', { kind: 'show', screen: 'resources' });
  const folded = openLeases(state).length > 1 && opens.length > 0;
  return folded ? [submenu('Open…', opens), all] : [...opens, all];
}

/** `Open bastion-prod · SSH 22`. */
function openItem({ id, label, ports }: Resource): TrayItem {
  const text = `Open ${shortLabel(label)} · ${clipped(portsInWords(ports), MAX_PORTS)}`;
  return action(text, { kind: 'open', resourceId: id });
}
