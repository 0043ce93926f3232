import type { WayOut } from '../kernel/ways-out.ts';

const STRAIGHT: WayOut = { kind: 'straight' };

/**
 * What the system's proxy settings amount to for one URL, as Chromium says it:
 * `PROXY proxy.example.com:8080;SOCKS5 10.0.0.1:1080;DIRECT`. What Drawbridge does not speak is
 * passed over when another way follows, as a browser passes over one that fails; standing alone it
 * stays, to be named. Nothing at all means straight.
 *
 * @see https://developer.mozilla.org/docs/Web/HTTP/Guides/Proxy_servers_and_tunneling/Proxy_Auto-Configuration_PAC_file#return_value_format
 */
export function readProxyList(list: string): readonly WayOut[] {
  const ways = list
    .split(';')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '')
    .map(readEntry);
  const spoken = ways.filter(({ kind }) => kind !== 'unknown');
  if (spoken.length > 0) return spoken;
  return ways.length > 0 ? ways : [STRAIGHT];
}

function readEntry(entry: string): WayOut {
  const [scheme = '', host = ''] = entry.split(/\s+/);
  const protocol = { PROXY: 'http', HTTP: 'http', HTTPS: 'https' }[scheme.toUpperCase()];
  if (scheme.toUpperCase() === 'DIRECT') return STRAIGHT;
  const url = `${protocol ?? ''}://${host}`;
  return protocol !== undefined && host !== '' && URL.canParse(url)
    ? { kind: 'proxy', url: new URL(url) }
    : { kind: 'unknown', name: entry };
}
