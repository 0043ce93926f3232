// The app as `electron <project>` starts it, after what watches its main process.
require('./record-contacts.cjs');
const path = require('node:path');
const { app } = require('electron');

const project = path.resolve(__dirname, '../../..');
const about = require(path.join(project, 'package.json'));

// As Electron's default app does for a folder.
app.setName(about.productName);
app.setVersion(about.version);
app.setAppPath(project);
require(path.join(project, about.main));
