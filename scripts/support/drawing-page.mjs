import { existsSync } from 'node:fs';
import { _electron, chromium } from 'playwright';
import { ensureElectronRuntime } from '../electron-runtime.mjs';
import { inProject } from './project.mjs';
import { SetUpProblem } from './say.mjs';

const BROWSER = process.env['DRAWBRIDGE_CHROMIUM'] ?? '/usr/bin/chromium';

/** @typedef {(svg: string, size: number) => Promise<Buffer>} Draw A square PNG of a drawing. */

/**
 * Gives `work` something to draw with: Chromium where there is one, else the Electron the project
 * runs with.
 * @param {(draw: Draw) => Promise<void>} work
 */
export async function withDrawing(work) {
  const { page, close } = existsSync(BROWSER) ? await browserPage() : await electronPage();
  try {
    await work(async (svg, size) => {
      const sized = svg.replace('<svg ', `<svg width="${String(size)}" height="${String(size)}" `);
      const call = `(${PAINT})(${JSON.stringify({ svg: sized, size })})`;
      return Buffer.from(String(await page.evaluate(call)), 'base64');
    });
  } finally {
    await close();
  }
}

async function browserPage() {
  const browser = await chromium.launch({ executablePath: BROWSER, args: ['--no-sandbox'] });
  return { page: await browser.newPage(), close: () => browser.close() };
}

async function electronPage() {
  if (process.platform === 'linux' && !process.env['DISPLAY'])
    throw new SetUpProblem(
      'No Chromium and no screen: try again with “xvfb-run -a npm run icons”.',
    );
  const { executable } = await ensureElectronRuntime();
  const folder = inProject('scripts', 'support', 'drawing-app');
  const app = await _electron.launch({
    executablePath: executable,
    args: ['--no-sandbox', folder],
  });
  return { page: await app.firstWindow(), close: () => app.close() };
}

/** Runs in the page, whose names this script does not know: draws it, and answers a PNG in Base64. */
const PAINT = `async ({ svg, size }) => {
  const image = new Image();
  image.src = 'data:image/svg+xml,' + encodeURIComponent(svg);
  await image.decode();
  const canvas = Object.assign(document.createElement('canvas'), { width: size, height: size });
  canvas.getContext('2d').drawImage(image, 0, 0, size, size);
  return canvas.toDataURL('image/png').replace('data:image/png;base64,', '');
}`;
