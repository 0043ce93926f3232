const { app, BrowserWindow } = require('electron');

// An empty page to draw on, which nobody sees.
void app.whenReady().then(() => new BrowserWindow({ show: false }).loadURL('about:blank'));
