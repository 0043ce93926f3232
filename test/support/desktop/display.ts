import { join } from 'node:path';
import { startChild } from './child.ts';
import type { Child } from './child.ts';

/** A screen nobody sees: an Xvfb of 1280 × 900 on a display number of its own. */
export class Display {
  /** Such as `:1`, for DISPLAY. */
  readonly name: string;
  readonly #server: Child;

  private constructor(name: string, server: Child) {
    this.name = name;
    this.#server = server;
  }

  static async start(folder: string): Promise<Display> {
    // Without access control (-ac), as an app that runs as another user shall reach it too.
    const args = ['-displayfd', '3', '-screen', '0', '1280x900x24', '-nolisten', 'tcp', '-ac'];
    const server = await startChild('Xvfb', [...args, '-noreset'], {
      env: process.env,
      logFile: join(folder, 'display.log'),
    });
    return new Display(`:${await server.firstLine()}`, server);
  }

  async stop(): Promise<void> {
    await this.#server.stop();
  }
}
