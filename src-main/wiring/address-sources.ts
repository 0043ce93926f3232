import type { AddressSource } from '../public-ip/address.ts';
import { BUILT_IN_SOURCES, sourcesFrom, sourcesFromSettings } from '../public-ip/sources.ts';
import type { AddressView } from '../bridge/snapshot.ts';
import type { Settings } from '../settings/settings.ts';

export interface ChosenSources {
  readonly sources: readonly AddressSource[];
  readonly from: AddressView['sourcesFrom'];
}

/** Who is asked for my address: the sandbox's own, then the environment's, the person's, the built-in ones. */
export function chooseSources(
  settings: Settings,
  environment: string | undefined,
  sandboxUrl: string | undefined,
): ChosenSources {
  if (sandboxUrl) return { sources: sandboxSources(sandboxUrl), from: 'sandbox' };
  const replaced = environment ? sourcesFrom(environment) : undefined;
  // Unreadable: nobody is asked and nothing opens, rather than somebody else being asked.
  if (replaced) return { sources: replaced.ok ? replaced.value : [], from: 'environment' };
  if (settings.addressSources.length === 0) return { sources: BUILT_IN_SOURCES, from: 'built-in' };
  const own = sourcesFromSettings(settings.addressSources);
  return { sources: own.ok ? own.value : [], from: 'settings' };
}

function sandboxSources(url: string): readonly AddressSource[] {
  const paths = ['echo/ipv4', 'echo-b/ipv4', 'echo/ipv6', 'echo-b/ipv6'];
  const sources = sourcesFrom(paths.map((path) => `${url}/${path}`).join(','));
  return sources.ok ? sources.value : [];
}
