import { headerValue } from './sigv4.ts';
import type { WireRequest } from './sigv4.ts';

/** `http://127.0.0.1:port`: where the caller reached the sandbox, or a proxy before it. */
export function originOf(request: WireRequest): string {
  return `http://${headerValue(request, 'host') ?? '127.0.0.1'}`;
}
