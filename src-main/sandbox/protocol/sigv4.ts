import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

const ALGORITHM = 'AWS4-HMAC-SHA256';

/** A request as it came over the wire: nothing decoded, header names in any case. */
export interface WireRequest {
  readonly method: string;
  /** Path as sent, still percent-encoded. */
  readonly path: string;
  /** What is behind the question mark, without it. */
  readonly query: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string | Buffer;
}

/** What `Authorization: AWS4-HMAC-SHA256 …` says. */
export interface Authorization {
  readonly accessKeyId: string;
  /** `yyyymmdd` */
  readonly date: string;
  readonly region: string;
  readonly service: string;
  readonly signedHeaders: readonly string[];
  readonly signature: string;
}

/** `undefined` when the header is not a complete Signature Version 4 header. */
export function parseAuthorization(header: string): Authorization | undefined {
  if (!header.startsWith(`${ALGORITHM} `)) return undefined;
  const fields = new Map(
    header
      .slice(ALGORITHM.length)
      .split(',')
      .map((field) => {
        const equals = field.indexOf('=');
        return [field.slice(0, equals).trim(), field.slice(equals + 1).trim()] as const;
      }),
  );
  const [accessKeyId, date, region, service, terminator, ...rest] = (
    fields.get('Credential') ?? ''
  ).split('/');
  const signature = fields.get('Signature');
  const signedHeaders = fields.get('SignedHeaders');
  if (!accessKeyId || !date || !region || !service || !signature || !signedHeaders)
    return undefined;
  if (terminator !== 'aws4_request' || rest.length > 0) return undefined;
  return {
    accessKeyId,
    date,
    region,
    service,
    signature,
    signedHeaders: signedHeaders.toLowerCase().split(';'),
  };
}

/**
 * Step 1: method, path, query, signed headers and body hash in canonical form.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */
export function canonicalRequest(request: WireRequest, signedHeaders: readonly string[]): string {
  const names = [...signedHeaders].sort();
  const headers = names.map((name) => `${name}:${headerValue(request, name) ?? ''}\n`);
  return [
    request.method,
    canonicalPath(request.path),
    canonicalQuery(request.query),
    headers.join(''),
    names.join(';'),
    sha256(request.body),
  ].join('\n');
}

/** Steps 2 to 4: the signature in hex. `amzDate` is the `X-Amz-Date` of the request. */
export function signature(
  request: WireRequest,
  authorization: Omit<Authorization, 'signature'>,
  amzDate: string,
  secretAccessKey: string,
): string {
  const { date, region, service, signedHeaders } = authorization;
  const scope = `${date}/${region}/${service}/aws4_request`;
  const canonical = sha256(canonicalRequest(request, signedHeaders));
  const key = signingKey(secretAccessKey, date, region, service);
  return hmac(key, [ALGORITHM, amzDate, scope, canonical].join('\n')).toString('hex');
}

/** The key for one day, Region and service. */
export function signingKey(
  secretAccessKey: string,
  date: string,
  region: string,
  service: string,
): Buffer {
  const chain = [date, region, service, 'aws4_request'];
  return chain.reduce<Buffer>(hmac, Buffer.from(`AWS4${secretAccessKey}`));
}

/** Compares two signatures in constant time. */
export function sameSignature(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)];
  return left.length === right.length && timingSafeEqual(left, right);
}

/** The value of a header in canonical form (joined, trimmed, single spaces), if it is there. */
export function headerValue(request: WireRequest, name: string): string | undefined {
  const values = request.headers.filter(([header]) => header.toLowerCase() === name);
  if (values.length === 0) return undefined;
  return values.map(([, value]) => value.trim().replace(/\s+/g, ' ')).join(',');
}

/** `20240131T235959Z` in milliseconds since the epoch, or `undefined`. */
export function parseAmzDate(text: string): number | undefined {
  const parts = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/;
  if (!parts.test(text)) return undefined;
  const at = Date.parse(text.replace(parts, '$1-$2-$3T$4:$5:$6Z'));
  return Number.isNaN(at) ? undefined : at;
}

/** The other way round; parts of a second are dropped. */
export function formatAmzDate(atMs: number): string {
  return new Date(atMs).toISOString().replace(/[-:]|\.\d{3}/g, '');
}

/** Dot segments resolved, then every segment encoded once more, as all services but S3 do. */
function canonicalPath(path: string): string {
  const segments: string[] = [];
  for (const segment of path.split('/')) {
    if (segment === '..') segments.pop();
    else if (segment !== '' && segment !== '.') segments.push(encoded(segment));
  }
  const trailing = segments.length > 0 && path.endsWith('/') ? '/' : '';
  return `/${segments.join('/')}${trailing}`;
}

function canonicalQuery(query: string): string {
  if (query === '') return '';
  return query
    .split('&')
    .map((pair) => {
      const [name = '', ...value] = pair.split('=');
      return [encoded(decoded(name)), encoded(decoded(value.join('=')))] as const;
    })
    .sort(([name, value], [otherName, otherValue]) =>
      name === otherName ? compare(value, otherValue) : compare(name, otherName),
    )
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
}

function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

/** What is not valid percent-encoding stays as it is; the signature then simply does not match. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** RFC 3986: everything but letters, digits and `-._~`. */
function encoded(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function sha256(data: string | Buffer): string {
  return createHash('sha256').update(data).digest('hex');
}

function hmac(key: Buffer, data: string): Buffer {
  return createHmac('sha256', key).update(data).digest();
}
