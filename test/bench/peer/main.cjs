// The least a tray app can do, on the same runtime: the peer of the launch, and, with a bare signed
// request behind its only menu item, the peer of the click.
const { createHash, createHmac } = require('node:crypto');
const http = require('node:http');
const path = require('node:path');
const { app, Menu, Tray } = require('electron');

const agent = new http.Agent({ keepAlive: true });
const sha256 = (text) => createHash('sha256').update(text).digest('hex');
const hmac = (key, text) => createHmac('sha256', key).update(text).digest();

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/create-signed-request.html */
function send() {
  const url = new URL(process.env.PEER_ENDPOINT);
  const body = process.env.PEER_BODY;
  const time = new Date().toISOString().replace(/[-:]|\.\d+/g, '');
  const scope = `${time.slice(0, 8)}/eu-west-1/ec2/aws4_request`;
  const headers = {
    'content-type': 'application/x-www-form-urlencoded',
    host: url.host,
    'x-amz-date': time,
  };
  const names = Object.keys(headers).join(';');
  const listed = Object.entries(headers).map(([name, value]) => `${name}:${value}\n`);
  const request = ['POST', '/', '', listed.join(''), names, sha256(body)].join('\n');
  const toSign = ['AWS4-HMAC-SHA256', time, scope, sha256(request)].join('\n');
  const key = scope.split('/').reduce(hmac, `AWS4${process.env.PEER_SECRET}`);
  const credential = `Credential=${process.env.PEER_KEY_ID}/${scope}`;
  const signature = hmac(key, toSign).toString('hex');
  headers.authorization = `AWS4-HMAC-SHA256 ${credential}, SignedHeaders=${names}, Signature=${signature}`;
  const sent = http.request({ host: url.hostname, port: url.port, method: 'POST', agent, headers });
  sent.on('response', (response) => response.resume());
  sent.end(body);
}

app.on('window-all-closed', () => undefined);
void app.whenReady().then(() => {
  const tray = new Tray(path.join(__dirname, '../../../assets', process.env.PEER_ICON));
  tray.setToolTip('hello');
  tray.setContextMenu(Menu.buildFromTemplate([{ label: 'Send', click: send }]));
  globalThis.tray = tray;
});
