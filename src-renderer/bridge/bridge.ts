import type { Bridge } from '../../src-main/bridge/commands.ts';

declare global {
  interface Window {
    /** Put there by `preload.ts`. */
    readonly bridge: Bridge;
  }
}

/** The only way out of this window. Nothing else reads `window.bridge`. */
export function bridge(): Bridge {
  return window.bridge;
}
