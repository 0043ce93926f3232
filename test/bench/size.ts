import { execFile } from 'node:child_process';
import { lstatSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { electronExecutable } from '../support/desktop/electron-app.ts';
import type { Metric } from './metric.ts';
import { limitRow } from './rows.ts';
import { PROJECT } from './support/places.ts';

const UNPACKED = path.join(PROJECT, 'dist/linux-unpacked');
const MB = 1024 * 1024;
const OURS_MB = 5;

/** What a person downloads and keeps. */
export const SIZE: Metric = {
  number: 13,
  name: 'size',
  peer: 'Electron without its languages',
  measure: async () => {
    await promisify(execFile)(process.execPath, [path.join(PROJECT, 'scripts/pack.mjs')], {
      timeout: 240_000,
    });
    const electron = path.dirname(await electronExecutable());
    const runtime = bytesIn(electron) - bytesIn(path.join(electron, 'locales'));
    const asar = statSync(path.join(UNPACKED, 'resources/app.asar')).size;
    return [
      limitRow('app.asar', [asar / MB], 3, { unit: 'MB' }),
      limitRow('unpacked, beyond Electron', [(bytesIn(UNPACKED) - runtime) / MB], OURS_MB, {
        unit: 'MB',
        peer: [runtime / MB],
      }),
    ];
  },
};

export function bytesIn(folder: string): number {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => lstatSync(path.join(folder, name)))
    .filter((stat) => stat.isFile())
    .reduce((bytes, { size }) => bytes + size, 0);
}
