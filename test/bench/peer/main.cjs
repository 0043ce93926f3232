// The least a tray app can do, on the same runtime: the peer of the launch, of memory and of idling;
// with a bare signed request behind a menu item the peer of the click, with a bare page in a window
// behind the other the peer of the window.
const http = require('node:http');
const path = require('node:path');
const { app, BrowserWindow, Menu, Tray } = require('electron');
const { signedRequest } = require('./signed-request.cjs');

const agent = new http.Agent({ keepAlive: true });

function send() {
  const { PEER_ENDPOINT, PEER_BODY, PEER_KEY_ID, PEER_SECRET } = process.env;
  const key = { accessKeyId: PEER_KEY_ID, secretAccessKey: PEER_SECRET };
  signedRequest({ endpoint: PEER_ENDPOINT, body: PEER_BODY, key, agent }, (response) =>
    response.resume(),
  );
}

function openWindow() {
  const webPreferences = { sandbox: true, spellcheck: false };
  const window = new BrowserWindow({ width: 980, height: 680, show: false, webPreferences });
  window.once('ready-to-show', () => window.show());
  void window.loadFile(path.join(__dirname, 'bare.html'));
}

app.on('window-all-closed', () => undefined);
void app.whenReady().then(() => {
  const tray = new Tray(path.join(__dirname, '../../../assets', process.env.PEER_ICON));
  tray.setToolTip('hello');
  tray.setContextMenu(
    Menu.buildFromTemplate([
      { label: 'Send', click: send },
      { label: 'Open', click: openWindow },
    ]),
  );
  globalThis.tray = tray;
});
