import path from 'node:path';

export const PROJECT = path.resolve(import.meta.dirname, '../../..');
/** The window as it is built. */
export const RENDERER = path.join(PROJECT, 'out/app/renderer');
/** The pictures of a run, and the sheet that shows them. */
export const PICTURES = path.join(PROJECT, 'out/screens');
/** What the README shows. */
export const README_PICTURES = path.join(PROJECT, 'docs/pictures');
/** The app that shows the window without a main process behind it. */
export const HOST = path.join(PROJECT, 'out/test/screens-host');
