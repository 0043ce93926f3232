import * as z from 'zod/mini';

/** Where this build finds newer ones, and how it knows them. Written into the package as it is made. */
export interface UpdateSource {
  /** Folder of the manifests, with a slash at the end. */
  readonly url: string;
  /** Public ed25519 key, SPKI in DER, Base64. */
  readonly key: string;
  /** Windows: who has to have signed the installer. */
  readonly publisher?: string;
}

/** Why this copy does not update itself. */
export type NoUpdates =
  /** It was not told where to look: it was made without a feed, or is not a package. */
  | 'no-feed'
  /** Nothing could tell a real manifest from a forged one. */
  | 'no-key'
  /** Windows: nothing says whose signature an installer has to bear. */
  | 'no-publisher'
  /** Linux: it is no AppImage in a folder of the person's, so that others replace it. */
  | 'not-replaceable';

export interface ThisCopy {
  readonly packaged: boolean;
  /** As Node names it. */
  readonly platform: string;
  /** Linux: it runs from an AppImage in a folder the person may write to. */
  readonly replaceable: boolean;
}

const fields = z.object({
  updates: z.object({
    url: z.string(),
    key: z.optional(z.string()),
    publisher: z.optional(z.string()),
  }),
});

/** What the `package.json` inside a package says of updates, or why there are none. */
export function updateSource(packageJson: unknown, copy: ThisCopy): UpdateSource | NoUpdates {
  const read = fields.safeParse(packageJson);
  if (!copy.packaged || !read.success) return 'no-feed';
  const { url, key, publisher } = read.data.updates;
  if (!isFeed(url)) return 'no-feed';
  if (!key) return 'no-key';
  if (copy.platform === 'win32' && !publisher) return 'no-publisher';
  if (copy.platform === 'linux' && !copy.replaceable) return 'not-replaceable';
  return { url: url.endsWith('/') ? url : `${url}/`, key, ...(publisher && { publisher }) };
}

/** Only HTTPS, but for a feed on this very computer. */
function isFeed(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, search, hash } = new URL(text);
  const own = ['127.0.0.1', '[::1]', 'localhost'].includes(hostname);
  return (protocol === 'https:' || (protocol === 'http:' && own)) && search === '' && hash === '';
}
