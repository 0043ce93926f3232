import path from 'node:path';
import { build } from 'vite';

const PROJECT = path.resolve(import.meta.dirname, '../../..');
const FOLDER = path.join(PROJECT, 'out/test/fault-host');

/** The program a fault test runs in place of Electron's main process. */
export const HOST_PROGRAM = path.join(FOLDER, 'host.cjs');

/** Packages whose modules do nothing when loaded, as in the app's own build. */
const QUIET = /node_modules\/(@aws-sdk|@smithy|zod|ipaddr\.js)\//;

/**
 * Bundles the app's main process as the app's build does, once a run, with a keychain in memory and
 * without Electron, so that starting it again takes no longer than starting Node.
 */
export async function buildHost(): Promise<void> {
  await build({
    configFile: false,
    root: PROJECT,
    logLevel: 'warn',
    plugins: [
      {
        name: 'no-electron',
        enforce: 'pre',
        resolveId: (id) => (id === 'electron' ? '\0no-electron' : undefined),
        load: (id) => (id === '\0no-electron' ? 'export default {};' : undefined),
      },
    ],
    resolve: { alias: { keytar: path.join(PROJECT, 'test/faults/host/scripted-keytar.ts') } },
    ssr: { noExternal: true },
    build: {
      ssr: true,
      outDir: FOLDER,
      target: 'node20',
      minify: false,
      reportCompressedSize: false,
      rolldownOptions: {
        input: {
          host: path.join(PROJECT, 'test/faults/host/host.ts'),
          'electron-store': 'electron-store',
        },
        // Tried by dbus-next where they are installed, as in the app's own build.
        external: ['usocket', 'x11'],
        treeshake: { moduleSideEffects: (id) => !QUIET.test(id) },
        output: {
          format: 'cjs',
          exports: 'named',
          entryFileNames: '[name].cjs',
          chunkFileNames: '[name].cjs',
        },
      },
    },
  });
}

/** Vitest's global set-up. */
export async function setup(): Promise<void> {
  await buildHost();
}
