import { useEffect } from 'react';
import { goTo, SCREENS, screenPlace } from './navigation.ts';

/** `Ctrl+1…5` (`⌘` on macOS) for the screens, `/` for the filter of the one in sight. */
export function useShortcuts(): void {
  useEffect(() => {
    window.addEventListener('keydown', onKey);
    return () => {
      window.removeEventListener('keydown', onKey);
    };
  }, []);
}

function onKey(event: KeyboardEvent): void {
  if (event.defaultPrevented || document.querySelector('[role="dialog"]') !== null) return;
  if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey) {
    const screen = SCREENS[Number(event.key) - 1];
    if (screen === undefined) return;
    event.preventDefault();
    goTo(screenPlace(screen));
    return;
  }
  if (event.key !== '/' || event.altKey || isTyping(event.target)) return;
  const filter = document.querySelector<HTMLInputElement>('[data-filter]');
  if (filter === null) return;
  event.preventDefault();
  filter.focus();
  filter.select();
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input, textarea, select') !== null;
}
