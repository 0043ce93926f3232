import { readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { PICTURES } from './places.ts';

const STYLE = `
body { font: 14px system-ui, sans-serif; margin: 24px; color: #1c1f26; background: #e9ebee; }
section { margin-bottom: 32px; }
h2 { font-size: 14px; margin: 0 0 8px; }
div { display: flex; flex-wrap: wrap; gap: 12px; align-items: start; }
figure { margin: 0; }
img { display: block; max-width: 480px; border: 1px solid #c5c9d0; }
figcaption { color: #565c68; font-size: 12px; padding-top: 4px; }
`;

/** Playwright's global tear-down: a page with all pictures, those of one scene side by side. */
// eslint-disable-next-line no-restricted-syntax -- Playwright calls what a file exports as default
export default async function writeContactSheet(): Promise<void> {
  const files = (await readdir(PICTURES)).filter((name) => name.endsWith('.png')).sort();
  const scenes = new Set(files.map((file) => file.split('.')[0] ?? file));
  const sections = [...scenes].map((scene) => {
    const pictures = files.filter((file) => file.startsWith(`${scene}.`));
    const figures = pictures.map(
      (file) =>
        `<figure><a href="${file}"><img src="${file}" alt="" loading="lazy"></a><figcaption>${file.split('.')[1] ?? ''}</figcaption></figure>`,
    );
    return `<section><h2>${scene}</h2><div>${figures.join('')}</div></section>`;
  });
  const page = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Screens</title><style>${STYLE}</style><h1>Screens</h1>${sections.join('\n')}</html>\n`;
  await writeFile(path.join(PICTURES, 'index.html'), page);
}
