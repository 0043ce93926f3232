/** What can be read off any thrown value, be it AWS's error, Node's or something else. */
export interface ErrorFacts {
  /** AWS's code (`InvalidPermission.Duplicate`), or Node's (`ENOTFOUND`), or the error's name. */
  readonly code: string;
  readonly message: string;
  /** HTTP status; absent when no answer came. */
  readonly status?: number;
  readonly requestId?: string;
  readonly syscall?: string;
  readonly host?: string;
  /** The server's `Date` header, in milliseconds since the epoch. */
  readonly serverTime?: number;
  /** Node tries all addresses of a name and hands back one error for each. */
  readonly parts: readonly unknown[];
}

type Loose = Readonly<Record<string, unknown>>;

export function errorFacts(error: unknown): ErrorFacts {
  const thrown = loose(error);
  const metadata = loose(thrown['$metadata']);
  const response = loose(thrown['$response']);
  const status = number(metadata['httpStatusCode']) ?? number(response['statusCode']);
  const name = text(thrown['name']);
  return {
    // Node's codes are better than its names; AWS's errors carry the code as their name.
    code: (status === undefined ? text(thrown['code']) : text(thrown['Code'])) ?? name ?? 'Error',
    message: text(thrown['message']) ?? String(error),
    parts: Array.isArray(thrown['errors']) ? (thrown['errors'] as readonly unknown[]) : [],
    ...given('status', status),
    ...given('requestId', text(metadata['requestId'])),
    ...given('syscall', text(thrown['syscall'])),
    ...given('host', text(thrown['hostname'])),
    ...given('serverTime', serverTimeIn(thrown['$response'])),
  };
}

/** The `Date` of any HTTP response, in milliseconds since the epoch. */
export function serverTimeIn(response: unknown): number | undefined {
  const serverTime = Date.parse(text(loose(loose(response)['headers'])['date']) ?? '');
  return Number.isNaN(serverTime) ? undefined : serverTime;
}

function loose(value: unknown): Loose {
  return typeof value === 'object' && value !== null ? (value as Loose) : {};
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function number(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

function given<K extends string, V>(key: K, value: V | undefined): { readonly [P in K]?: V } {
  return value === undefined ? {} : ({ [key]: value } as { readonly [P in K]: V });
}
