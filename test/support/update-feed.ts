import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { signedBytes } from '../../src-main/updater/manifest-signature.ts';
import { serve } from './loopback-server.ts';
import type { LoopbackServer } from './loopback-server.ts';

/** The manifest for this computer. */
export const MANIFEST =
  process.arch === 'x64' ? 'latest-linux.yml' : `latest-linux-${process.arch}.yml`;

/** A key of a test: worth nothing. */
export interface UpdateKey {
  readonly secret: KeyObject;
  /** As a build is told it. */
  readonly publicText: string;
}

export function newUpdateKey(): UpdateKey {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const der = publicKey.export({ format: 'der', type: 'spki' });
  return { secret: privateKey, publicText: der.toString('base64') };
}

/** What the feed serves: a version as a release would put it there. */
export interface Release {
  readonly version: string;
  readonly content: string;
  /** What the manifest says instead of the real hash. */
  readonly sha512?: string;
  readonly signedBy: UpdateKey;
  /** Default: that of an AppImage. */
  readonly extension?: string;
}

/** A feed of this computer, with whatever a test puts into it. */
export class FeedServer {
  readonly files = new Map<string, string | Buffer>();
  readonly #server: LoopbackServer;
  /** Answers instead of the files. */
  answer: ((request: IncomingMessage, response: ServerResponse) => boolean) | undefined;

  private constructor(server: LoopbackServer) {
    this.#server = server;
  }

  static async start(scheme: 'http' | 'https' = 'http'): Promise<FeedServer> {
    const feeds: FeedServer[] = [];
    const server = await serve(scheme, (request, response) => {
      feeds[0]?.reply(request, response);
    });
    const feed = new FeedServer(server);
    feeds.push(feed);
    return feed;
  }

  get url(): string {
    return `${this.#server.origin}/drawbridge/`;
  }

  get port(): number {
    return this.#server.port;
  }

  get requests(): readonly IncomingMessage[] {
    return this.#server.requests;
  }

  /** Names asked for, oldest first. */
  get asked(): readonly string[] {
    return this.requests.map(({ url = '' }) => url.replace('/drawbridge/', ''));
  }

  /** Puts a version up, with manifest and signature. */
  release({ version, content, sha512, signedBy, extension = 'AppImage' }: Release): string {
    const name = `drawbridge-${version}-linux-x64.${extension}`;
    const hash = sha512 ?? createHash('sha512').update(content).digest('base64');
    const text = [
      `version: ${version}`,
      'files:',
      `  - url: ${name}`,
      `    sha512: ${hash}`,
      `    size: ${String(Buffer.byteLength(content))}`,
      `path: ${name}`,
      `sha512: ${hash}`,
      "releaseDate: '2026-11-22T14:00:00.000Z'",
      '',
    ].join('\n');
    this.files.set(name, content);
    this.files.set(MANIFEST, text);
    this.signAs(MANIFEST, signedBy);
    return name;
  }

  /** Signs the manifest that is there as the one of a name. */
  signAs(name: string, key: UpdateKey): void {
    const bytes = signedBytes(name, String(this.files.get(MANIFEST)));
    this.files.set(`${MANIFEST}.sig`, sign(null, bytes, key.secret).toString('base64'));
  }

  /** Changes what the manifest says, after it was signed. */
  tamper(change: (text: string) => string): void {
    this.files.set(MANIFEST, change(String(this.files.get(MANIFEST))));
  }

  stop(): Promise<void> {
    return this.#server.stop();
  }

  reply(request: IncomingMessage, response: ServerResponse): void {
    if (this.answer?.(request, response)) return;
    const file = this.files.get((request.url ?? '').replace('/drawbridge/', ''));
    if (file === undefined) response.writeHead(404).end();
    else response.end(file);
  }
}
