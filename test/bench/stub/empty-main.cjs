// The least a main process can do.
const { app, Tray } = require('electron');

app.whenReady().then(() => new Tray('icon.png'));
