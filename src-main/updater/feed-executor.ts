import type { ClientRequest, IncomingMessage } from 'node:http';
import type { RequestOptions } from 'node:https';
import type Electron from 'electron';
import { ElectronHttpExecutor } from 'electron-updater/out/electronHttpExecutor.js';
import { feedRequest } from './feed-requests.ts';
import type { FeedAgents } from './feed-requests.ts';

/**
 * electron-updater's downloads over the ways out of everything else, instead of a session of
 * Chromium with a proxy of its own. What is downloaded is hashed on the way, by the base class.
 */
export class FeedExecutor extends ElectronHttpExecutor {
  readonly #agents: FeedAgents;

  constructor(agents: FeedAgents) {
    super();
    this.#agents = agents;
  }

  override createRequest(
    options: RequestOptions,
    callback: (response: IncomingMessage) => void,
  ): Electron.ClientRequest {
    const request: ClientRequest = feedRequest(this.#agents, options);
    request.on('response', callback);
    // The base class is written for Node's requests; the one between asks for Electron's by name only.
    return request as unknown as Electron.ClientRequest;
  }

  /** Node does not follow redirects by itself: the base class does, by `createRequest`. */
  protected override addRedirectHandlers(): void {
    // Nothing to listen to.
  }
}
