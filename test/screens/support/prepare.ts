import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'vite';
import { HOST, PICTURES, PROJECT } from './places.ts';

/** Bundles the host once a run, with the app's own scheme and policy in it. */
export async function buildHost(): Promise<void> {
  await build({
    configFile: false,
    root: PROJECT,
    logLevel: 'warn',
    build: {
      ssr: true,
      outDir: HOST,
      target: 'node20',
      minify: false,
      reportCompressedSize: false,
      rolldownOptions: {
        input: { main: path.join(PROJECT, 'test/screens/support/host.ts') },
        external: ['electron'],
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  });
  const about = { name: 'screens-host', version: '1.0.0', main: 'main.cjs' };
  await writeFile(path.join(HOST, 'package.json'), JSON.stringify(about));
}

/** Playwright's global set-up: no picture of an earlier run is taken for one of this. */
// eslint-disable-next-line no-restricted-syntax -- Playwright calls what a file exports as default
export default async function prepare(): Promise<void> {
  await rm(PICTURES, { recursive: true, force: true });
  await mkdir(PICTURES, { recursive: true });
  await buildHost();
}
