import { spawn } from 'node:child_process';
import { projectFolder } from './project.mjs';
import { endSignals, exitCodeOf } from './signals.mjs';

/**
 * Runs a command in the foreground: it shares the terminal, and signals sent to this process
 * reach it.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ env: NodeJS.ProcessEnv }} options
 * @returns {Promise<number>} its exit code, or the one for the signal that ended it
 */
export function runForeground(command, args, { env }) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: projectFolder, env, stdio: 'inherit' });
    const forward = (/** @type {NodeJS.Signals} */ signal) => void child.kill(signal);
    for (const signal of endSignals) process.on(signal, forward);
    const stopForwarding = () => {
      for (const signal of endSignals) process.off(signal, forward);
    };
    child.on('error', (error) => {
      stopForwarding();
      reject(error);
    });
    child.on('close', (code, signal) => {
      stopForwarding();
      resolve(code ?? exitCodeOf(signal ?? 'SIGTERM'));
    });
  });
}
