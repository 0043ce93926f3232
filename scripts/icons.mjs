import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { withDrawing } from './support/drawing-page.mjs';
import { inProject } from './support/project.mjs';
import { runScript, say } from './support/say.mjs';

/** @type {readonly import('../src-main/tray/tray-icon-file.ts').TrayIcon[]} */
const STATES = ['closed', 'open', 'soon', 'working', 'attention', 'dashed-closed', 'dashed-open'];

/** What a panel of this darkness needs; macOS colours black templates itself. */
const PANELS = /** @type {const} */ ([
  ['on-dark', '#f6f7f9'],
  ['on-light', '#1c1f26'],
]);

const WINDOWS_TRAY_SIZES = [16, 20, 24, 32];
const WINDOWS_APP_SIZES = [16, 24, 32, 48, 64, 128, 256];

/** @typedef {import('./support/drawing-page.mjs').Draw} Draw */

/**
 * Draws every icon anew from the drawings in `assets/`. The results are part of the project, so
 * that neither building nor starting needs a browser.
 */
async function drawIcons() {
  await withDrawing(async (draw) => {
    for (const state of STATES) await drawTrayIcon(state, draw);
    await drawAppIcon(draw);
  });
  say('The icons are drawn.');
  return 0;
}

/**
 * @param {string} state
 * @param {Draw} draw
 */
async function drawTrayIcon(state, draw) {
  const drawing = await readFile(inProject('assets', 'tray', `${state}.svg`), 'utf8');
  /** @param {string} colour */
  const inColour = (colour) => drawing.replaceAll('currentColor', colour);
  const template = inColour('#000');
  await save(`tray/${state}Template.png`, await draw(template, 16));
  await save(`tray/${state}Template@2x.png`, await draw(template, 32));
  for (const [panel, colour] of PANELS) {
    const coloured = inColour(colour);
    await save(`tray/${state}-${panel}.png`, await draw(coloured, 24));
    await save(`tray/${state}-${panel}@2x.png`, await draw(coloured, 48));
    await save(`tray/${state}-${panel}.ico`, await drawIco(coloured, WINDOWS_TRAY_SIZES, draw));
  }
}

/** @param {Draw} draw */
async function drawAppIcon(draw) {
  const drawing = await readFile(inProject('assets', 'icon.svg'), 'utf8');
  await save('icon.png', await draw(drawing, 512));
  await save('icon.ico', await drawIco(drawing, WINDOWS_APP_SIZES, draw));
}

/**
 * An .ico file: a directory, then the pictures as PNG, which Windows reads since Vista.
 * @param {string} svg
 * @param {readonly number[]} sizes
 * @param {Draw} draw
 * @see https://learn.microsoft.com/en-us/previous-versions/ms997538(v=msdn.10)
 */
async function drawIco(svg, sizes, draw) {
  const header = Buffer.alloc(6);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(sizes.length, 4);
  /** @type {Buffer[]} */
  const entries = [];
  /** @type {Buffer[]} */
  const pictures = [];
  let offset = header.length + 16 * sizes.length;
  for (const size of sizes) {
    const png = await draw(svg, size);
    const entry = Buffer.alloc(16);
    // One byte each for width and height, in which 0 means 256.
    entry.writeUInt8(size % 256, 0);
    entry.writeUInt8(size % 256, 1);
    entry.writeUInt16LE(1, 4);
    entry.writeUInt16LE(32, 6);
    entry.writeUInt32LE(png.length, 8);
    entry.writeUInt32LE(offset, 12);
    entries.push(entry);
    pictures.push(png);
    offset += png.length;
  }
  return Buffer.concat([header, ...entries, ...pictures]);
}

/**
 * @param {string} name below `assets/`
 * @param {Buffer} bytes
 */
async function save(name, bytes) {
  const file = inProject('assets', ...name.split('/'));
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, bytes);
}

await runScript(drawIcons);
