import path from 'node:path';

export const PROJECT = path.resolve(import.meta.dirname, '../../..');
/** A hello-world tray, the least an app of this kind can be. */
export const PEER = path.join(PROJECT, 'test/bench/peer');
/** A page with nothing in it but a word. */
export const BARE_PAGE = path.join(PEER, 'bare.html');
