import { createServer as createHttpServer } from 'node:http';
import type { IncomingMessage, RequestListener, Server } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';

export interface LoopbackServer {
  /** `http://127.0.0.1:41234`, without a slash at the end. */
  readonly origin: string;
  readonly port: number;
  /** What was asked so far. */
  readonly requests: readonly IncomingMessage[];
  stop(): Promise<void>;
}

/** A server on this computer's own address, for what would otherwise be asked of the network. */
export async function serve(
  scheme: 'http' | 'https',
  listener: RequestListener,
): Promise<LoopbackServer> {
  const requests: IncomingMessage[] = [];
  const counting: RequestListener = (request, response) => {
    requests.push(request);
    listener(request, response);
  };
  const server: Server =
    scheme === 'http'
      ? createHttpServer(counting)
      : createHttpsServer({ cert: TEST_CERTIFICATE, key: TEST_KEY }, counting);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `${scheme}://127.0.0.1:${String(port)}`,
    port,
    requests,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Signed by itself, for localhost and the loopback addresses, for a hundred years; its key is no secret. */
export const TEST_CERTIFICATE = `-----BEGIN CERTIFICATE-----
MIIBujCCAWCgAwIBAgIUYpZZWNkS3Qb5QauW00eLAlDlSmcwCgYIKoZIzj0EAwIw
GjEYMBYGA1UEAwwPRHJhd2JyaWRnZSB0ZXN0MCAXDTI2MTEyMjAzNTQwMVoYDzIx
MjYxMDI5MDM1NDAxWjAaMRgwFgYDVQQDDA9EcmF3YnJpZGdlIHRlc3QwWTATBgcq
hkjOPQIBBggqhkjOPQMBBwNCAAQYfa7RAzMnjePBJUqU9kIMquS7KuUXa4KTTDRS
pEngwZuoxOr7dbssGZhzRIFs9Gi8HHjDJrw8SgEzAuYOjB9lo4GBMH8wHQYDVR0O
BBYEFPx899MxuOU2TzrThmBciJfz8ASaMB8GA1UdIwQYMBaAFPx899MxuOU2TzrT
hmBciJfz8ASaMA8GA1UdEwEB/wQFMAMBAf8wLAYDVR0RBCUwI4IJbG9jYWxob3N0
hwR/AAABhxAAAAAAAAAAAAAAAAAAAAABMAoGCCqGSM49BAMCA0gAMEUCIGWuZOkv
2Tvlrn8/nFZkw4g1LgL8lRSoks/y9R/14cwPAiEAobvp0KEyRXRGILYHEBg+6/Vh
f5IV4BBK6z+hGToD+io=
-----END CERTIFICATE-----`;

export const TEST_KEY = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQghRkSIy8cft05+nHN
e+dE85M9ClghHa1hgmr2a+XY8vWhRANCAAQYfa7RAzMnjePBJUqU9kIMquS7KuUX
a4KTTDRSpEngwZuoxOr7dbssGZhzRIFs9Gi8HHjDJrw8SgEzAuYOjB9l
-----END PRIVATE KEY-----`;
