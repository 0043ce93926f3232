import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BusConnection } from './bus-connection.ts';
import { startChild } from './child.ts';
import type { Child } from './child.ts';

/**
 * A session bus of the test's own. It starts no services by itself, so a keychain or a tray
 * that the test leaves out is really absent; and it lets any local user in, so that the app
 * can run as another one.
 */
export class SessionBus {
  readonly address: string;
  readonly #daemon: Child;

  private constructor(address: string, daemon: Child) {
    this.address = address;
    this.#daemon = daemon;
  }

  static async start(folder: string): Promise<SessionBus> {
    const configuration = join(folder, 'bus.conf');
    await writeFile(configuration, configurationFor(join(folder, 'bus')));
    const args = ['--nofork', '--nopidfile', '--print-address=3', `--config-file=${configuration}`];
    const daemon = await startChild('dbus-daemon', args, {
      env: process.env,
      logFile: join(folder, 'bus.log'),
    });
    return new SessionBus(await daemon.firstLine(), daemon);
  }

  async connect(): Promise<BusConnection> {
    return BusConnection.open(this.address);
  }

  async stop(): Promise<void> {
    await this.#daemon.stop();
  }
}

function configurationFor(socket: string): string {
  return `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path=${socket}</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow user="*"/>
    <allow own="*"/>
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
  </policy>
</busconfig>
`;
}
