import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { copyFile, link, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { createPackageWithOptions, extractAll } from '@electron/asar';
import { electronExecutable } from '../../support/desktop/electron-app.ts';

const PROJECT = path.resolve(import.meta.dirname, '../../..');
const PACKED = path.join(PROJECT, 'dist/linux-unpacked');

export interface PackageOptions {
  readonly version: string;
  /** What the build was told of its feed. */
  readonly updates?: { readonly url: string; readonly key: string };
  /** Its binary has the fuses of the bare runtime, so that Playwright gets in. */
  readonly open?: boolean;
}

/** Makes packages of other versions beside the one that was packed. */
export class Packages {
  readonly #folder: string;

  private constructor(folder: string) {
    this.#folder = folder;
  }

  static async start(): Promise<Packages> {
    const root = path.join(PROJECT, 'out/packages');
    await mkdir(root, { recursive: true });
    return new Packages(await mkdtemp(path.join(root, 'test-')));
  }

  folderOf(name: string): string {
    return path.join(this.#folder, name);
  }

  /**
   * The packed app as another version: the same files, by hard links, but for its `package.json`.
   * @returns the executable
   */
  async make(name: string, { version, updates, open }: PackageOptions): Promise<string> {
    const folder = this.folderOf(name);
    await promisify(execFile)('cp', ['-al', PACKED, folder]);
    const archive = path.join(folder, 'resources/app.asar');
    const content = this.folderOf(`${name}-content`);
    extractAll(path.join(PACKED, 'resources/app.asar'), content);
    const file = path.join(content, 'package.json');
    const facts = JSON.parse(await readFile(file, 'utf8')) as object;
    await writeFile(file, JSON.stringify({ ...facts, version, ...(updates && { updates }) }));
    // What is hard-linked must not be written to.
    await rm(archive);
    await rm(`${archive}.unpacked`, { recursive: true });
    await createPackageWithOptions(content, archive, { unpack: '**/*.node' });
    await rm(content, { recursive: true });
    const executable = path.join(folder, 'drawbridge');
    if (open) await replace(await electronExecutable(), executable);
    return executable;
  }

  /** As an updater puts a new version in the place of the old. */
  async swap(old: string, by: string): Promise<void> {
    await rm(this.folderOf(old), { recursive: true });
    await promisify(execFile)('mv', [this.folderOf(by), this.folderOf(old)]);
  }

  async stop(): Promise<void> {
    if (existsSync(this.#folder)) await rm(this.#folder, { recursive: true });
  }
}

async function replace(from: string, to: string): Promise<void> {
  await rm(to);
  try {
    await link(from, to);
  } catch {
    await copyFile(from, to);
  }
}
