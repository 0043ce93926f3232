import type * as SdkCommands from './sdk-commands.ts';
import type * as SdkGuardCommands from './sdk-guard-commands.ts';

/** The clients and commands of `sdk-commands.ts`. */
export type Sdk = typeof SdkCommands;
/** Those of `sdk-guard-commands.ts`. */
export type GuardSdk = typeof SdkGuardCommands;

let loading: Promise<Sdk> | undefined;
let loadingGuard: Promise<GuardSdk> | undefined;

/**
 * Loads the AWS SDK on the first call and remembers it. It is the only way to the SDK, so that the
 * app starts without it: loading takes 30 ms bundled and 180 ms from node_modules.
 */
export function loadSdk(): Promise<Sdk> {
  loading ??= import('./sdk-commands.ts');
  return loading;
}

/** The same for what guards need: most people have none, and never load it. */
export function loadGuardSdk(): Promise<GuardSdk> {
  loadingGuard ??= import('./sdk-guard-commands.ts');
  return loadingGuard;
}
