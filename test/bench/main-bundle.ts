import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Metric } from './metric.ts';
import { atMostRow, exactlyRow, moreRow } from './rows.ts';
import { interleaved } from './statistics.ts';
import { PROJECT } from './support/places.ts';

const run = promisify(execFile);
const STUB = path.join(PROJECT, 'test/bench/stub/run-main.cjs');
const EMPTY = path.join(PROJECT, 'test/bench/stub/empty-main.cjs');
const MAIN_FOLDER = path.join(PROJECT, 'out/app/main');
/** A word that AWS's SDK holds and nothing of ours. */
const MARK_OF_THE_SDK = 'aws-sdk-js';

interface Told {
  /** From the first line to the icon. */
  readonly ms: number;
  readonly loaded: readonly string[];
  readonly timers: number;
}

/** Our own part of the launch: the bundle in plain Node, with nothing behind `electron`. */
export const MAIN_BUNDLE: Metric = {
  number: 2,
  name: 'main bundle: entry → tray',
  peer: 'empty main, same stub',
  measure: async ({ runs }) => {
    const told: Told[] = [];
    const took = await interleaved(runs, [
      async () => {
        const one = await start(path.join(MAIN_FOLDER, 'main.cjs'));
        told.push(one);
        return one.ms;
      },
      async () => (await start(EMPTY)).ms,
    ]);
    return [
      moreRow('time', took, 40),
      exactlyRow('files of the SDK loaded', told.map(sdkFiles), 0),
      atMostRow(
        'timers alive',
        told.map(({ timers }) => timers),
        1,
      ),
    ];
  },
};

async function start(main: string): Promise<Told> {
  const { stdout } = await run(process.execPath, [STUB, main, PROJECT], { timeout: 20_000 });
  return JSON.parse(stdout) as Told;
}

function sdkFiles({ loaded }: Told): number {
  const ofTheSdk = readdirSync(MAIN_FOLDER)
    .map((file) => path.join(MAIN_FOLDER, file))
    .filter((file) => readFileSync(file, 'utf8').includes(MARK_OF_THE_SDK));
  if (ofTheSdk.length === 0) throw new Error('no file of the bundle tells of the SDK');
  return loaded.filter((file) => ofTheSdk.includes(file) || file.includes('@aws-sdk')).length;
}
