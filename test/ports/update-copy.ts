import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, vi } from 'vitest';
import type { Problem } from '../../src-main/kernel/problem.ts';
import type { Result } from '../../src-main/kernel/result.ts';
import type { WayOut } from '../../src-main/kernel/ways-out.ts';
import { newAgents } from '../../src-main/network/agents.ts';
import { failureInWords, isUntrusted } from '../../src-main/network/failure.ts';
import { updaterFeed } from '../../src-main/updater/updater-feed.ts';
import type { UpdaterFeedParts } from '../../src-main/updater/updater-feed.ts';
import { temporaryFolders } from '../support/temporary-folder.ts';
import { FeedServer, newUpdateKey } from '../support/update-feed.ts';

/** The key of every feed here. */
export const KEY = newUpdateKey();
const temporaryFolder = temporaryFolders();
/** Ends what a test has started, the latest first. */
export const stops: (() => unknown)[] = [];

afterEach(async () => {
  vi.unstubAllEnvs();
  for (const stop of stops.splice(0).reverse()) await stop();
});

/** A feed that ends with the test. */
export async function feedServer(scheme: 'http' | 'https' = 'http'): Promise<FeedServer> {
  const server = await FeedServer.start(scheme);
  stops.push(() => server.stop());
  return server;
}

export interface CopyOptions {
  readonly key?: string;
  readonly platform?: 'linux' | 'win32';
  readonly publisher?: string;
  readonly url?: string;
  readonly way?: WayOut;
  readonly authority?: string;
}

/** Version 1.3.0 as an AppImage, and its way to the feed. */
export function copyOf(server: FeedServer, options: CopyOptions = {}) {
  const folder = temporaryFolder();
  const appImage = join(folder, 'Drawbridge.AppImage');
  writeFileSync(appImage, 'the old version');
  vi.stubEnv('APPIMAGE', appImage);
  const happened: string[] = [];
  const contacted: string[] = [];
  const way: WayOut = options.way ?? { kind: 'straight' };
  const url = options.url ?? server.url;
  const parts: UpdaterFeedParts = {
    source: {
      url,
      key: options.key ?? KEY.publicText,
      ...(options.publisher !== undefined && { publisher: options.publisher }),
    },
    platform: options.platform ?? 'linux',
    app: {
      version: '1.3.0',
      name: 'Drawbridge',
      cacheFolder: folder,
      quit: () => happened.push('quit'),
    },
    agents: newAgents({
      waysOut: { to: () => [way], edition: () => 1 },
      contacted: (host, reason) => contacted.push(`${reason} ${host}`),
      ...(options.authority !== undefined && { extraAuthority: options.authority }),
    }),
    releaseLock: () => happened.push('lock released'),
    folder,
    inWords: (error) => failureInWords(error, 'ipv4'),
    isUntrusted,
    reportBug: (error) => happened.push(String(error)),
  };
  const pending = join(folder, 'drawbridge-updater', 'pending');
  const downloads = (): readonly string[] =>
    existsSync(pending) ? readdirSync(pending).filter((name) => name.endsWith('.AppImage')) : [];
  return { feed: updaterFeed(parts), parts, folder, appImage, happened, contacted, downloads };
}

/** A version that says it ran, and what it was told. */
export function program(folder: string): string {
  return `#!/bin/sh\necho "exit=$APPIMAGE_EXIT_AFTER_INSTALL" > '${join(folder, 'ran')}'\n`;
}

/** What it was refused for. */
export async function refusal(what: Promise<Result<unknown, Problem>>): Promise<unknown> {
  const answer = await what;
  return answer.ok ? 'not refused' : answer.error;
}
