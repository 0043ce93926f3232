import { useSyncExternalStore } from 'react';
import type { Remedy } from '../format/remedy.ts';

export const SCREENS = ['resources', 'activity', 'policy', 'access-keys', 'settings'] as const;
export type ScreenName = (typeof SCREENS)[number];

/** Where the window is. The hash of the address says it, so that the main process can lead too. */
export type Place =
  | { readonly screen: Exclude<ScreenName, 'access-keys'> }
  /** How AWS is made to close by itself. */
  | { readonly screen: 'guard' }
  | { readonly screen: 'access-keys'; readonly adding: boolean }
  /** The form for a new resource, or for the one with this id. */
  | { readonly screen: 'resource-form'; readonly resourceId?: string }
  /** One resource and its lease, by either's id. */
  | { readonly screen: 'lease'; readonly id: string }
  /** The first steps; where in them follows from how things are, unless a step or a resource is named. */
  | { readonly screen: 'welcome'; readonly at?: string };

/** `#resources`, `#resources/new`, `#resources/<id>`, `#lease/<id>`, `#access-keys/new`, `#welcome`, …; anything else is resources. */
export function readPlace(hash: string): Place {
  const [screen = '', rest = ''] = hash.replace(/^#\/?/, '').split('/').map(decodeSafely);
  if (screen === 'lease' && rest !== '') return { screen: 'lease', id: rest };
  if (screen === 'welcome') return rest === '' ? { screen } : { screen, at: rest };
  if (screen === 'access-keys') return { screen, adding: rest === 'new' };
  if (screen === 'guard') return { screen };
  if (screen === 'activity' || screen === 'policy' || screen === 'settings') return { screen };
  if (screen !== 'resources' || rest === '') return { screen: 'resources' };
  return rest === 'new'
    ? { screen: 'resource-form' }
    : { screen: 'resource-form', resourceId: rest };
}

export function writePlace(place: Place): string {
  switch (place.screen) {
    case 'lease':
      return `#lease/${encodeURIComponent(place.id)}`;
    case 'resource-form':
      return `#resources/${encodeURIComponent(place.resourceId ?? 'new')}`;
    case 'access-keys':
      return place.adding ? '#access-keys/new' : '#access-keys';
    case 'welcome':
      return place.at === undefined ? '#welcome' : `#welcome/${encodeURIComponent(place.at)}`;
    case 'resources':
    case 'activity':
    case 'policy':
    case 'settings':
    case 'guard':
      return `#${place.screen}`;
  }
}

export function goTo(place: Place): void {
  window.location.hash = writePlace(place);
}

/** The place with its data for `goTo` of a screen from the rail. */
export function screenPlace(screen: ScreenName): Place {
  return screen === 'access-keys' ? { screen, adding: false } : { screen };
}

/** Where the button beside a problem leads. */
export function remedyPlace(remedy: Remedy): Place {
  return remedy.screen === 'resource-form' ? remedy : screenPlace(remedy.screen);
}

/** Which entry of the rail a place belongs to; the first steps belong to none. */
export function railEntry({ screen }: Place): ScreenName | undefined {
  if (screen === 'welcome') return undefined;
  if (screen === 'guard') return 'policy';
  return screen === 'lease' || screen === 'resource-form' ? 'resources' : screen;
}

/** The hash, followed. */
export function useHash(): string {
  return useSyncExternalStore(followHash, () => window.location.hash);
}

function followHash(changed: () => void): () => void {
  window.addEventListener('hashchange', changed);
  return () => {
    window.removeEventListener('hashchange', changed);
  };
}

function decodeSafely(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return '';
  }
}
