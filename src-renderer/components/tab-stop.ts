import { createContext, useContext } from 'react';

/**
 * Whether the Tab key stops at what is in here. A long list takes the controls of all rows but the
 * current one out of its way; a click reaches them all the same.
 */
export const TabStop = createContext(true);

/** For `tabIndex`: `undefined` where nothing stands in the way. */
export function useTabIndex(): -1 | undefined {
  return useContext(TabStop) ? undefined : -1;
}
