import { addDoors } from './support/furnish.ts';
import { expect, test } from './support/test.ts';

type Preferring = Electron.WebContents & { getLastWebPreferences(): Electron.WebPreferences };

test('the window has the preferences Electron’s checklist asks for', async ({ lab }) => {
  await lab.window();
  const preferences = await lab.app.electron.evaluate(({ webContents }) =>
    webContents.getAllWebContents().map((contents) =>
      // What is really in force; it is in no public type.
      (contents as Preferring).getLastWebPreferences(),
    ),
  );
  expect(preferences).toHaveLength(1);
  expect(preferences[0]).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
  });
  expect(preferences[0]?.enableBlinkFeatures ?? '').toBe('');
  expect(preferences[0]?.nodeIntegrationInWorker).not.toBe(true);
});

test('the page comes from the app’s own scheme, under a policy without exceptions', async ({
  lab,
}) => {
  const page = await lab.window();
  const answer = await page.reload();
  expect(new URL(page.url()).protocol).toBe('app:');
  const policy = answer?.headers()['content-security-policy'] ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("script-src 'self'");
  expect(policy).not.toMatch(/unsafe|https?:|\*|data:|blob:/);
});

test('nothing but the app’s own scheme is served, and nothing outside its folder', async ({
  lab,
}) => {
  const page = await lab.window();
  const loads = async (url: string): Promise<boolean> =>
    page.evaluate(
      (src) =>
        new Promise((resolve) => {
          const image = new Image();
          image.onload = () => {
            resolve(true);
          };
          image.onerror = () => {
            resolve(false);
          };
          image.src = src;
        }),
      url,
    );
  for (const url of [
    'file:///etc/hostname',
    'app://drawbridge/../package.json',
    'app://drawbridge/%2e%2e/%2e%2e/package.json',
    'app://elsewhere/index.html',
  ])
    expect(await loads(url), url).toBe(false);
});

test('a page gets no permission, opens no window and embeds nothing', async ({ lab }) => {
  await addDoors(lab);
  const page = await lab.window();
  const got = await page.evaluate(async () => {
    const camera = await navigator.mediaDevices.getUserMedia({ video: true }).then(
      () => 'granted',
      () => 'refused',
    );
    const notices = await Notification.requestPermission();
    const frame = document.createElement('iframe');
    frame.src = 'https://example.invalid/';
    document.body.append(frame);
    const webview = document.createElement('webview');
    document.body.append(webview);
    return {
      camera,
      notices,
      opened: window.open('app://drawbridge/index.html') !== null,
      webview: 'getWebContentsId' in webview,
    };
  });
  expect(got).toEqual({ camera: 'refused', notices: 'denied', opened: false, webview: false });
  const windows = await lab.app.electron.evaluate(
    ({ webContents }) => webContents.getAllWebContents().length,
  );
  expect(windows).toBe(1);
});
