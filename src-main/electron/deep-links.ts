import type Electron from 'electron';

export const LINK_SCHEME = 'drawbridge';

const SCREENS = ['resources', 'activity', 'policy', 'access-keys', 'settings'];

/**
 * The screen a link names: `drawbridge://activity`, `drawbridge://lease/<id>`. Whoever wrote the
 * link, it only ever leads somewhere: no form that is filled in, and nothing that is done.
 *
 * @returns `undefined` for every other text
 */
export function screenOfLink(text: string): string | undefined {
  const [, screen = '', id] =
    /^drawbridge:\/\/([a-z-]{1,20})(?:\/([0-9a-z]{1,40}))?\/?$/.exec(text) ?? [];
  if (screen === 'lease') return id === undefined ? undefined : `lease/${id}`;
  return id === undefined && SCREENS.includes(screen) ? screen : undefined;
}

export interface DeepLinkParts {
  readonly app: Pick<Electron.App, 'on' | 'isPackaged' | 'setAsDefaultProtocolClient'>;
  /** As this process was started. */
  readonly argv: readonly string[];
  /** Opens the window, on a screen if one is named. */
  readonly show: (screen?: string) => void;
}

/**
 * Follows links to a screen: macOS hands them over as an event, elsewhere they are an argument of
 * the process or of a second one. A second start without a link opens the window too.
 *
 * @returns whether this process was started by a link
 * @see https://www.electronjs.org/docs/latest/tutorial/launch-app-from-url-in-another-app
 */
export function followDeepLinks({ app, argv, show }: DeepLinkParts): boolean {
  // From a folder of sources the link would start a bare Electron.
  if (app.isPackaged) app.setAsDefaultProtocolClient(LINK_SCHEME);
  app.on('open-url', (event, url) => {
    event.preventDefault();
    show(screenOfLink(url));
  });
  app.on('second-instance', (_event, arguments_) => {
    show(linkAmong(arguments_));
  });
  const screen = linkAmong(argv);
  if (screen !== undefined) show(screen);
  return screen !== undefined;
}

function linkAmong(argv: readonly string[]): string | undefined {
  return argv.map(screenOfLink).find((screen) => screen !== undefined);
}
