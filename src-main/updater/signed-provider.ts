import {
  parseUpdateInfo,
  Provider,
  resolveFiles,
} from 'electron-updater/out/providers/Provider.js';
import type { ProviderRuntimeOptions } from 'electron-updater/out/providers/Provider.js';
import type { ResolvedUpdateFileInfo, UpdateInfo } from 'electron-updater';
import type { UpdateSource } from '../updates/build.ts';
import { readManifest } from '../updates/manifest.ts';
import { readText } from './feed-requests.ts';
import type { FeedAgents } from './feed-requests.ts';
import { isSigned } from './manifest-signature.ts';
import { UpdateRefused } from './update-failure.ts';

/** As electron-updater wants a provider: a class it makes itself. */
export type ProviderClass = new (
  options: unknown,
  updater: unknown,
  runtime: ProviderRuntimeOptions,
) => Provider<UpdateInfo>;

/**
 * A provider that hands electron-updater nothing but what our key has signed. The manifest is
 * fetched once: the text that was verified is the text that is read, so that version, names and
 * hashes cannot become others in between.
 */
export function signedProvider(source: UpdateSource, agents: FeedAgents): ProviderClass {
  const base = new URL(source.url);
  return class SignedProvider extends Provider<UpdateInfo> {
    constructor(_options: unknown, _updater: unknown, runtime: ProviderRuntimeOptions) {
      super(runtime);
    }

    async getLatestVersion(): Promise<UpdateInfo> {
      const name = `${this.getDefaultChannelName()}.yml`;
      const text = await readText(agents, new URL(name, base));
      const signature = await readText(agents, new URL(`${name}.sig`, base));
      if (!isSigned(name, text, signature, source.key)) throw new UpdateRefused('signature');
      return believed(text, name);
    }

    resolveFiles(info: UpdateInfo): ResolvedUpdateFileInfo[] {
      return resolveFiles(info, base);
    }
  };
}

function believed(text: string, name: string): UpdateInfo {
  const manifest = readManifest(parsed(text, name));
  if (!manifest) throw new UpdateRefused('unreadable');
  const info: Omit<UpdateInfo, 'path' | 'sha512'> = {
    version: manifest.version,
    files: manifest.files.map((file) => ({ ...file })),
    releaseDate: '',
  };
  // The two left out are those of a single file, which nobody reads where there is a list.
  return info as UpdateInfo;
}

function parsed(text: string, name: string): unknown {
  try {
    return parseUpdateInfo(text, name, new URL(`file:///${name}`));
  } catch {
    throw new UpdateRefused('unreadable');
  }
}
