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
    }
    // While a screen is loaded, the one before is still there, hidden, and takes no focus.
    if (isNowhere() && (left -= 1) > 0) frame = requestAnimationFrame(look);
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

/** A list that has lost its row in focus takes so long to give the focus to another one. */
const LISTS_FRAMES = 12;

/**
 * Looks after the focus when what had it is taken out of the page, as a button whose deed is done:
 * unless somebody else gives it a place, it goes to the heading of the screen.
 */
export function useFocusKept(): void {
  useEffect(() => {
    let last: EventTarget | null = null;
    let stop: () => void = () => undefined;
    const note = ({ target }: FocusEvent): void => {
      last = target;
    };
    const observer = new MutationObserver(() => {
      if (!(last instanceof Node) || last.isConnected || !isNowhere()) return;
      last = null;
      stop();
      stop = afterFrames(LISTS_FRAMES, () => {
        stop = focusHeading();
      });
    });
    document.addEventListener('focusin', note);
    observer.observe(document.body, { childList: true, subtree: true });
    return () => {
      stop();
      observer.disconnect();
      document.removeEventListener('focusin', note);
    };
  }, []);
}

function afterFrames(count: number, then: () => void): () => void {
  let left = count;
  let frame = requestAnimationFrame(function next() {
    left -= 1;
    if (left > 0) frame = requestAnimationFrame(next);
    else then();
  });
  return () => {
    cancelAnimationFrame(frame);
  };
}

function isNowhere(): boolean {
  const { activeElement } = document;
  return activeElement === null || activeElement === document.body;
}
