import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { MANIFEST } from '../support/update-feed.ts';
import { waitFor } from '../support/wait-for.ts';
import { copyOf, feedServer, KEY, program, refusal } from './update-copy.ts';

// electron-updater's real classes, as the packaged app has them, against a feed of this computer.

describe('downloading', () => {
  it('brings the file of the manifest, tells how far it is, and leaves the app alone', async () => {
    const server = await feedServer();
    const name = server.release({ version: '1.4.0', content: 'x'.repeat(9_000), signedBy: KEY });
    const { feed, downloads, appImage, happened } = copyOf(server);
    await feed.look();
    const told: number[] = [];
    expect(await feed.download('1.4.0', (percent) => told.push(percent))).toMatchObject({
      ok: true,
    });
    expect(server.asked.at(-1)).toBe(name);
    expect(told.at(-1)).toBe(100);
    expect(downloads()).toEqual([name]);
    expect(readFileSync(appImage, 'utf8')).toBe('the old version');
    expect(happened).toEqual([]);
  });

  it('throws away what is not the file that was signed', async () => {
    const server = await feedServer();
    const name = server.release({ version: '1.4.0', content: 'new', signedBy: KEY });
    const { feed, downloads } = copyOf(server);
    await feed.look();
    server.files.set(name, 'evil');
    expect(await refusal(feed.download('1.4.0', () => undefined))).toEqual({
      kind: 'update-refused',
      why: 'checksum',
      version: '1.4.0',
    });
    expect(downloads()).toEqual([]);
    expect(feed.install({ restart: true })).toBe(false);
  });

  it('uses what was verified, whatever the feed says by then', async () => {
    const server = await feedServer();
    server.release({ version: '1.4.0', content: 'new', signedBy: KEY });
    const { feed, downloads } = copyOf(server);
    await feed.look();
    server.tamper((text) => text.replaceAll(/sha512: .*/g, `sha512: ${'A'.repeat(86)}==`));
    expect(await feed.download('1.4.0', () => undefined)).toMatchObject({ ok: true });
    expect(downloads()).toEqual(['drawbridge-1.4.0-linux-x64.AppImage']);
    expect(server.asked.filter((name) => name === MANIFEST)).toHaveLength(1);
  });

  it('brings no other version than the one that was looked at', async () => {
    const server = await feedServer();
    server.release({ version: '1.4.0', content: 'new', signedBy: KEY });
    const { feed, downloads } = copyOf(server);
    const changed = { kind: 'update-refused', why: 'unreadable' };
    expect(await refusal(feed.download('1.4.0', () => undefined))).toMatchObject(changed);
    await feed.look();
    expect(await refusal(feed.download('1.5.0', () => undefined))).toMatchObject(changed);
    expect(downloads()).toEqual([]);
  });

  it('brings nothing older, though it is signed', async () => {
    const server = await feedServer();
    server.release({ version: '1.2.9', content: 'old', signedBy: KEY });
    const { feed, downloads } = copyOf(server);
    expect(await feed.look()).toEqual({ ok: true, value: '1.2.9' });
    expect(await refusal(feed.download('1.2.9', () => undefined))).toEqual({
      kind: 'update-refused',
      why: 'older',
      version: '1.2.9',
    });
    expect(downloads()).toEqual([]);
  });
});

describe('installing', () => {
  async function downloaded() {
    const server = await feedServer();
    const copy = copyOf(server);
    server.release({ version: '1.4.0', content: program(copy.folder), signedBy: KEY });
    await copy.feed.look();
    await copy.feed.download('1.4.0', () => undefined);
    return { ...copy, ran: join(copy.folder, 'ran') };
  }

  it('at quitting puts the new version in the place of the old, and does not start it', async () => {
    const { feed, appImage, happened, folder, ran } = await downloaded();
    expect(feed.install({ restart: false })).toBe(true);
    expect(readFileSync(appImage, 'utf8')).toBe(program(folder));
    // It is run once, to put itself in order and end.
    expect(readFileSync(ran, 'utf8')).toBe('exit=true\n');
    await waitFor(() => happened.includes('quit'), { what: 'the app to end' });
    expect(happened).toEqual(['quit']);
  });

  it('with a restart starts it, after letting go of what only one may hold', async () => {
    const { feed, happened, ran } = await downloaded();
    expect(feed.install({ restart: true })).toBe(true);
    await waitFor(() => existsSync(ran) && readFileSync(ran, 'utf8') === 'exit=\n', {
      what: 'the new version to run',
    });
    await waitFor(() => happened.length === 2, { what: 'the app to end' });
    expect(happened).toEqual(['lock released', 'quit']);
  });

  it('installs nothing that became something else on the disk', async () => {
    const { feed, appImage, folder, happened } = await downloaded();
    const pending = join(folder, 'drawbridge-updater', 'pending');
    writeFileSync(join(pending, 'drawbridge-1.4.0-linux-x64.AppImage'), 'evil');
    expect(feed.install({ restart: true })).toBe(false);
    expect(readFileSync(appImage, 'utf8')).toBe('the old version');
    expect(happened).toEqual([]);
  });

  it('hands nothing over that was not downloaded, nor of a run before', async () => {
    const server = await feedServer();
    const { feed, appImage } = copyOf(server);
    expect(feed.install({ restart: false })).toBe(false);
    expect(readFileSync(appImage, 'utf8')).toBe('the old version');
  });
});
