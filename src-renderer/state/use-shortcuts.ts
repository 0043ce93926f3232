import { useEffect } from 'react';
import { closeAll } from './deeds.ts';
import { useMirror } from './mirror.ts';
import { goTo, readPlace, screenPlace } from './navigation.ts';
import { showOverlay } from './overlay.ts';
import { PLATFORM } from './platform.ts';
import { shortcutFor } from './shortcuts.ts';
import type { Shortcut } from './shortcuts.ts';
import { send } from './use-command.ts';

/** What floats above the screen and has keys of its own. */
const COVERS = '[role="dialog"], [role="alertdialog"], [role="menu"]';

/** Follows the keys that belong to the whole window. */
export function useShortcuts(): void {
  useEffect(() => {
    // Something was typed or switched on this screen: leaving it by Esc would lose that.
    let touched = false;
    const touch = (event: Event): void => {
      const form = event.target instanceof Element ? event.target.closest('form') : null;
      if (form !== null) touched = true;
    };
    const arrive = (): void => {
      touched = false;
    };
    const press = (event: KeyboardEvent): void => {
      onKey(event, touched);
    };
    window.addEventListener('keydown', press);
    window.addEventListener('hashchange', arrive);
    for (const kind of ['input', 'click']) window.addEventListener(kind, touch);
    return () => {
      window.removeEventListener('keydown', press);
      window.removeEventListener('hashchange', arrive);
      for (const kind of ['input', 'click']) window.removeEventListener(kind, touch);
    };
  }, []);
}

function onKey(event: KeyboardEvent, touched: boolean): void {
  if (event.defaultPrevented) return;
  const shortcut = shortcutFor(
    {
      key: event.key,
      command: PLATFORM === 'macos' ? event.metaKey : event.ctrlKey,
      shift: event.shiftKey,
      alt: event.altKey,
    },
    {
      typing: isTyping(event.target),
      covered: document.querySelector(COVERS) !== null,
      letterKeys: useMirror.getState().snapshot?.settings.letterKeys ?? false,
    },
  );
  if (!shortcut || (shortcut.kind === 'back' && touched)) return;
  if (perform(shortcut)) event.preventDefault();
}

/** Whether there was something to do. */
function perform(shortcut: Shortcut): boolean {
  switch (shortcut.kind) {
    case 'screen':
      goTo(screenPlace(shortcut.screen));
      return true;
    case 'filter':
      return focusFilter();
    case 'commands':
    case 'help':
      showOverlay(shortcut.kind);
      return true;
    case 'add':
      goTo({ screen: 'resource-form' });
      return true;
    case 'close-all':
      void closeAll();
      return true;
    case 'back':
      return goBack();
    case 'close-window':
      void send('window.close', {});
      return true;
    case 'quit':
      void send('app.quit', {});
      return true;
  }
}

function focusFilter(): boolean {
  const filter = document.querySelector<HTMLInputElement>('[data-filter]');
  filter?.focus();
  filter?.select();
  return filter !== null;
}

function goBack(): boolean {
  const { screen } = readPlace(window.location.hash);
  if (screen !== 'lease' && screen !== 'resource-form') return false;
  goTo({ screen: 'resources' });
  return true;
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.closest('textarea, select, input:not([type="checkbox"], [type="radio"])') !== null)
  );
}
