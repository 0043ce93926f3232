import { useEffect, useRef } from 'react';

/** How long a screen that is loaded when it is gone to may take to be there. */
const MOST_FRAMES = 60;

/**
 * Takes the focus to the heading of the screen, once it is there, if what had the focus went with
 * the screen before: keys and screen readers go on from the top, not from nowhere.
 */
export function focusHeading(): () => void {
  let frame = 0;
  let left = MOST_FRAMES;
  const look = (): void => {
    if (!isNowhere()) return;
    const heading = document.querySelector<HTMLElement>('main h1');
    if (heading) {
      heading.tabIndex = -1;
      heading.focus();
    } else if ((left -= 1) > 0) frame = requestAnimationFrame(look);
  };
  // A frame later: a dialog that closes gives the focus back first.
  frame = requestAnimationFrame(look);
  return () => {
    cancelAnimationFrame(frame);
  };
}

/** Looks after the focus whenever `where` becomes another place; not at the first. */
export function useFocusOnArrival(where: string): void {
  const last = useRef(where);
  useEffect(() => {
    if (last.current === where) return;
    last.current = where;
    return focusHeading();
  }, [where]);
}

function isNowhere(): boolean {
  const { activeElement } = document;
  return activeElement === null || activeElement === document.body;
}
