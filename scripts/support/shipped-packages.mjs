import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { inProject } from './project.mjs';
import { SetUpProblem } from './say.mjs';

const folder = inProject('out', 'shipped');
export const licencesFile = join(folder, 'LICENSES.txt');

/** Parts of the app whose bundles are looked into, and packages that ship as they are. */
const PARTS = ['main', 'preload', 'renderer'];
const UNBUNDLED = ['keytar'];

/** Licences that may ship. Another one stops the build until somebody has read it. */
const ACCEPTED = [
  'MIT',
  'Apache-2.0',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'BlueOak-1.0.0',
];

/** Licences of packages that do not name theirs as one does today, read in their own files. */
const READ = /** @type {Readonly<Record<string, string>>} */ ({
  '@nornagon/put@0.0.8': 'MIT',
  'jsbi@2.0.5': 'Apache-2.0',
  'map-stream@0.1.0': 'MIT',
  'pause-stream@0.0.11': 'MIT',
});

/**
 * @typedef {object} ShippedPackage
 * @property {string} name
 * @property {string} version
 * @property {string} licence its SPDX name
 * @property {string} folder below the project
 */

/**
 * Writes down which packages' code really ended up in a bundle: most dependencies are bundled, and
 * much of what is installed is not used.
 * @param {string} part one of PARTS
 * @returns {import('vite').Plugin}
 */
export function noteShipped(part) {
  return {
    name: 'note-shipped',
    generateBundle(_options, bundle) {
      const files = Object.values(bundle).flatMap((file) =>
        file.type === 'chunk'
          ? Object.entries(file.modules)
              .filter(([, { renderedLength }]) => renderedLength > 0)
              .map(([id]) => id)
          : [],
      );
      const folders = new Set(files.map(packageFolder).filter((found) => found !== undefined));
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, `${part}.json`), JSON.stringify([...folders].sort()));
    },
  };
}

/**
 * All packages whose code ships beside Electron's own, by name.
 * @returns {readonly ShippedPackage[]}
 * @throws {SetUpProblem} when one has a licence that is not accepted
 */
export function shippedPackages() {
  const bundled = PARTS.flatMap(
    (part) =>
      /** @type {string[]} */ (JSON.parse(readFileSync(join(folder, `${part}.json`), 'utf8'))),
  );
  const unbundled = UNBUNDLED.map((name) => join('node_modules', name));
  const packages = [...new Set([...bundled, ...unbundled])].map(describe);
  const refused = packages.filter(({ licence }) => !ACCEPTED.includes(licence));
  if (refused.length > 0) {
    const list = refused.map(({ name, licence }) => `${name} (${licence})`).join(', ');
    throw new SetUpProblem(`these would ship under a licence nobody has accepted: ${list}`);
  }
  return packages.sort((one, other) => (one.name < other.name ? -1 : 1));
}

/** Writes the licence of everything that ships, as those licences ask for. */
export function writeLicences() {
  const texts = shippedPackages().map(
    ({ name, version, licence, folder: of }) =>
      `${name} ${version} (${licence})\n\n${licenceText(of)}`,
  );
  writeFileSync(licencesFile, `${texts.join(`\n\n${'-'.repeat(80)}\n\n`)}\n`);
}

/** @param {string} id of a module, perhaps with a query behind it or a mark before it */
function packageFolder(id) {
  const path = id.replace(/^\0/, '').replace(/\?.*$/, '');
  if (!path.includes('/node_modules/')) return undefined;
  let at = dirname(path);
  // Folders inside a package may have a package.json of their own, which names nothing.
  while (!existsSync(join(at, 'package.json')) || !manifest(at).version) at = dirname(at);
  return relative(inProject(), at);
}

/** @param {string} at */
function describe(at) {
  const { name = '', version = '', license = '' } = manifest(inProject(at));
  return { name, version, licence: READ[`${name}@${version}`] ?? license, folder: at };
}

/**
 * @param {string} at
 * @returns {Partial<Record<'name' | 'version' | 'license', string>>}
 */
function manifest(at) {
  return JSON.parse(readFileSync(join(at, 'package.json'), 'utf8'));
}

/** @param {string} of */
function licenceText(of) {
  const file = readdirSync(inProject(of)).find((name) => /^(licen[cs]e|copying)/i.test(name));
  return file === undefined
    ? 'The package brings no text of its licence.'
    : readFileSync(inProject(of, file), 'utf8').trim();
}
