import * as z from 'zod/mini';
import { offerOf } from './version.ts';

/** One file of a version, beside the manifest. */
export interface ManifestFile {
  /** A bare file name: nobody but the host of the feed is asked for it. */
  readonly url: string;
  /** Base64. */
  readonly sha512: string;
  readonly size?: number;
}

/** What a signed `latest*.yml` says, and we believe. */
export interface Manifest {
  readonly version: string;
  readonly files: readonly [ManifestFile, ...ManifestFile[]];
}

const SHA512 = /^[A-Za-z0-9+/]{86}==$/;
const BARE_NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,199}$/;
const MAX_BYTES = 2 ** 31;

const file = z.object({
  url: z.string().check(z.regex(BARE_NAME)),
  sha512: z.string().check(z.regex(SHA512)),
  size: z.exactOptional(z.int().check(z.minimum(1), z.maximum(MAX_BYTES))),
});
const manifest = z.object({
  version: z.string().check(z.refine((text) => offerOf(text, text) === 'same')),
  files: z.tuple([file], file),
});

/**
 * Version, names and hashes, and nothing else: what else a manifest may hold (staged roll-outs,
 * web installers, files elsewhere) is left out. `undefined` when it is none.
 */
export function readManifest(parsed: unknown): Manifest | undefined {
  const read = manifest.safeParse(parsed);
  return read.success ? read.data : undefined;
}
