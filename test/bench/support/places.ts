import path from 'node:path';

export const PROJECT = path.resolve(import.meta.dirname, '../../..');
/** A hello-world tray, the least an app of this kind can be. */
export const PEER = path.join(PROJECT, 'test/bench/peer');
