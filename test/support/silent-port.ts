import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import type { Socket } from 'node:net';

export interface SilentPort {
  readonly port: number;
  stop(): Promise<void>;
}

const LISTEN = `
  const server = require('node:net').createServer();
  server.listen({ host: '127.0.0.1', port: 0, backlog: 1 }, () => {
    process.stdout.write(String(server.address().port));
  });
`;

/** More than the queue of a program with a backlog of 1 holds, on any system. */
const WAITING = 8;

/**
 * A port of this computer that answers nothing, as behind a closed door: the program that listens
 * stands still and its queue is full, so that the system drops whoever comes next.
 */
export async function silentPort(): Promise<SilentPort> {
  const program = spawn(process.execPath, ['-e', LISTEN], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [said] = (await once(program.stdout, 'data')) as [Buffer];
  const port = Number(said.toString());
  program.kill('SIGSTOP');
  const waiting = Array.from({ length: WAITING }, () => knockAndStay(port));
  await new Promise((resolve) => waiting[0]?.once('connect', resolve));
  return {
    port,
    stop: async () => {
      for (const socket of waiting) socket.destroy();
      const gone = once(program, 'exit');
      program.kill('SIGKILL');
      await gone;
    },
  };
}

function knockAndStay(port: number): Socket {
  const socket = connect({ host: '127.0.0.1', port });
  socket.on('error', () => undefined);
  return socket;
}
