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
 * The resources the tray offers, as the person ordered them: the first favourites, or the first of
 * all while there are none.
 */
export function offeredResources(resources: readonly Resource[]): readonly Resource[] {
  const favourites = resources.filter(({ favourite }) => favourite);
  return (favourites.length > 0 ? favourites : resources).slice(0, MAX_FAVOURITES);
}

/**
 * What can be opened with one click. What may be open is left out, the others keep their order; no
 * later one moves up, so that everything stays where the hand knows it.
 */
export function resourceBlock(state: TrayState): readonly TrayItem[] {
  if (state.resources.length === 0)
    return [action('Add a resource…', { kind: 'show', screen: 'resources/new' })];
  const live = new Set(state.leases.filter(mayBeOpen).map((lease) => lease.resource.id));
  const opens = offeredResources(state.resources)
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
