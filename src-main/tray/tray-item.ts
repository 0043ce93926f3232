import type { LeaseId } from '../leases/lease.ts';
import type { ResourceId } from '../resources/resource.ts';
import type { Screen } from './tray-state.ts';

/** What a click in the menu asks for. */
export type TrayAction =
  /** For its usual duration. */
  | { readonly kind: 'open'; readonly resourceId: ResourceId }
  | { readonly kind: 'extend'; readonly leaseId: LeaseId; readonly minutes: number }
  /** Also tries again what could not be closed. */
  | { readonly kind: 'close'; readonly leaseId: LeaseId }
  | { readonly kind: 'closeAll' }
  /** Begins no more of many openings. */
  | { readonly kind: 'bulkStop' }
  /** Without a screen the window is where it was. */
  | { readonly kind: 'show'; readonly screen?: Screen }
  | { readonly kind: 'copyAddress'; readonly text: string }
  /** The first command that leads to it, written for this computer. */
  | { readonly kind: 'copyCommand'; readonly resourceId: ResourceId }
  | { readonly kind: 'enterSandbox' }
  | { readonly kind: 'leaveSandbox' }
  /** Ends the app and starts the version that is ready. */
  | { readonly kind: 'restart' }
  | { readonly kind: 'quit' };

/** One entry of the menu. Labels are ready for Electron: a literal `&` is doubled. */
export type TrayItem =
  | { readonly kind: 'note'; readonly label: string }
  | {
      readonly kind: 'action';
      readonly label: string;
      readonly action: TrayAction;
      readonly enabled: boolean;
    }
  | { readonly kind: 'separator' }
  | { readonly kind: 'submenu'; readonly label: string; readonly items: readonly TrayItem[] };

/** Text that can only be read. */
export function note(text: string): TrayItem {
  return { kind: 'note', label: escaped(text) };
}

export function action(text: string, deed: TrayAction): TrayItem {
  return { kind: 'action', label: escaped(text), action: deed, enabled: true };
}

export function submenu(text: string, items: readonly TrayItem[]): TrayItem {
  return { kind: 'submenu', label: escaped(text), items };
}

/** Puts words before the label of every entry, also of those folded into a submenu. */
export function labelled(prefix: string, items: readonly TrayItem[]): readonly TrayItem[] {
  return items.map((item) => {
    if (item.kind === 'separator') return item;
    const named = { ...item, label: `${escaped(prefix)}${item.label}` };
    return named.kind === 'submenu' ? { ...named, items: labelled(prefix, named.items) } : named;
  });
}

/** Puts one separator between blocks that have something in them. */
export function separated(blocks: readonly (readonly TrayItem[])[]): readonly TrayItem[] {
  return blocks
    .filter((block) => block.length > 0)
    .flatMap((block, index) => (index === 0 ? block : [{ kind: 'separator' } as const, ...block]));
}

/** A single `&` would mark the next letter as the key that chooses the entry. */
function escaped(text: string): string {
  return text.replaceAll('&', '&&');
}
