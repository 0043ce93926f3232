'use strict';

// Stands in for Electron's own default app in the fall-back runtime: `electron <dir>` loads
// that folder's package.json and its main, as Electron's does.
const { existsSync, statSync } = require('node:fs');
const { join, resolve } = require('node:path');
const { pathToFileURL } = require('node:url');
const electron = require('electron');

/**
 * What only Electron's own default app calls is not in the public types.
 * @type {Electron.App & { setVersion(version: string): void; setAppPath(path: string): void }}
 */
// @ts-expect-error -- the two calls exist, unlisted
const app = electron.app;

const given = process.argv.slice(1).find((argument) => !argument.startsWith('-'));
if (given === undefined) {
  process.stderr.write('electron: name the folder of an app\n');
  app.exit(1);
} else {
  load(resolve(given));
}

/** @param {string} path */
function load(path) {
  const manifest = join(path, 'package.json');
  let entry = path;
  let isModule = path.endsWith('.mjs');
  if (existsSync(manifest)) {
    /** @type {Partial<Record<'name' | 'productName' | 'version' | 'desktopName' | 'main' | 'type', string>>} */
    const about = require(manifest);
    const name = about.productName ?? about.name;
    if (name) app.setName(name);
    if (about.version) app.setVersion(about.version);
    if (about.desktopName) app.setDesktopName(about.desktopName);
    app.setAppPath(path);
    entry = join(path, about.main ?? 'index.js');
    isModule = entry.endsWith('.mjs') || (about.type === 'module' && entry.endsWith('.js'));
  } else if (statSync(path).isDirectory()) {
    entry = join(path, 'index.js');
  }
  if (!isModule) {
    // Synchronously, so that the app registers what it must before Electron is ready.
    require(entry);
    return;
  }
  import(pathToFileURL(entry).href).catch((/** @type {unknown} */ error) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    app.exit(1);
  });
}
