import type Electron from 'electron';

/**
 * Denies what no screen of ours needs: permissions, navigation, new windows, webviews, and the
 * spelling dictionaries that Chromium would fetch from Google. Call before the first window.
 *
 * @see https://www.electronjs.org/docs/latest/tutorial/security
 */
export function harden(
  app: Pick<Electron.App, 'on'>,
  session: Pick<
    Electron.Session,
    'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setSpellCheckerLanguages'
  >,
): void {
  // Neither the window's own `spellcheck: false` nor switching the checker off keeps the session
  // from fetching them; without a language there is none to fetch.
  session.setSpellCheckerLanguages([]);
  session.setPermissionRequestHandler((_contents, _permission, answer) => {
    answer(false);
  });
  session.setPermissionCheckHandler(() => false);
  app.on('web-contents-created', (_event, contents) => {
    for (const name of ['will-navigate', 'will-frame-navigate', 'will-redirect'] as const)
      contents.on(name as 'will-navigate', (event) => {
        event.preventDefault();
      });
    contents.on('will-attach-webview', (event) => {
      event.preventDefault();
    });
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  });
}
