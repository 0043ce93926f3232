import path from 'node:path';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { oneChunk } from './scripts/support/one-chunk.mjs';
import { plainLetters } from './scripts/support/plain-letters.mjs';
import { noteShipped } from './scripts/support/shipped-packages.mjs';

/** Packages whose modules do nothing when loaded: what is not used of them is left out. */
const QUIET = /node_modules\/(@aws-sdk|@smithy|zod|ipaddr\.js)\//;

const windowChunk = oneChunk('src-renderer/main.tsx');

export default defineConfig({
  main: {
    plugins: [noteShipped('main'), plainLetters()],
    build: {
      outDir: 'out/app/main',
      target: 'node20',
      minify: true,
      reportCompressedSize: false,
      rolldownOptions: {
        // electron-store in a file of its own: see src-main/disk/load-store.ts
        input: { main: 'src-main/main.ts', 'electron-store': 'electron-store' },
        // The last two are optional to dbus-next, which does without.
        external: ['keytar', 'usocket', 'x11'],
        treeshake: { moduleSideEffects: (id) => !QUIET.test(id) },
        output: {
          format: 'cjs',
          exports: 'named',
          entryFileNames: '[name].cjs',
          chunkFileNames: '[name].cjs',
        },
      },
    },
  },
  preload: {
    plugins: [noteShipped('preload'), plainLetters()],
    build: {
      outDir: 'out/app/preload',
      reportCompressedSize: false,
      rolldownOptions: {
        input: { preload: 'src-main/preload.ts' },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'src-renderer',
    plugins: [react(), tailwindcss(), noteShipped('renderer'), windowChunk.plugin, plainLetters()],
    build: {
      outDir: 'out/app/renderer',
      target: 'chrome130',
      minify: true,
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
      rolldownOptions: {
        input: path.resolve(import.meta.dirname, 'src-renderer/index.html'),
        output: { codeSplitting: { groups: windowChunk.groups } },
      },
    },
  },
});
