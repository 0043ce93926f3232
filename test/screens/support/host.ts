import { app, BrowserWindow, protocol, session } from 'electron';
import { registerAppScheme, serveApp } from '../../../src-main/electron/app-scheme.ts';
import { harden } from '../../../src-main/electron/hardening.ts';

// The window of the app with no app behind it: a test puts `window.bridge` there. Scheme, content
// security policy and hardening are the app's own.
registerAppScheme(protocol);
void app.whenReady().then(async () => {
  harden(app, session.defaultSession);
  serveApp(protocol, process.env['SCREENS_FOLDER'] ?? '');
  const window = new BrowserWindow({
    width: 980,
    height: 680,
    useContentSize: true,
    autoHideMenuBar: true,
    webPreferences: {
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      // What is hidden by another window is measured and pictured like any other.
      backgroundThrottling: false,
    },
  });
  await window.loadURL('about:blank');
});
