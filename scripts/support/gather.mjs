import { spawn } from 'node:child_process';
import { projectFolder } from './project.mjs';
import { endSignals, exitCodeOf } from './signals.mjs';

/**
 * @typedef {object} GatherOptions
 * @property {string} [cwd] default: the project's folder
 * @property {NodeJS.ProcessEnv} [env] default: this process's own
 * @property {number} [timeoutMs] after which the command and its children are killed
 *
 * @typedef {object} Gathered
 * @property {number} code the exit code; 1 when a signal ended it, 127 when it did not start
 * @property {string} output standard output and standard error, in the order they came
 * @property {string} stdout standard output alone
 * @property {boolean} timedOut
 */

/** Elsewhere a command gets a process group of its own, to be ended with all it started. */
const hasGroups = process.platform !== 'win32';

/** @type {Set<number>} */
const running = new Set();

/**
 * Runs a command quietly and gathers what it says.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {GatherOptions} [options]
 * @returns {Promise<Gathered>}
 */
export function gather(command, args, options = {}) {
  return new Promise((resolve) => {
    let output = '';
    let stdout = '';
    let timedOut = false;
    const child = spawn(command, args, {
      cwd: options.cwd ?? projectFolder,
      env: options.env ?? process.env,
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: hasGroups,
    });
    if (child.pid !== undefined) watch(child.pid);
    const timer = setTimeout(
      () => {
        timedOut = true;
        if (child.pid !== undefined) end(child.pid, 'SIGKILL');
      },
      options.timeoutMs ?? 2 ** 31 - 1,
    );
    const answer = (/** @type {number} */ code) => {
      clearTimeout(timer);
      if (child.pid !== undefined) unwatch(child.pid);
      resolve({ code, output, stdout, timedOut });
    };
    child.stdout.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
      output += text;
      stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
      output += text;
    });
    child.on('error', (error) => {
      output += error.message;
      answer(127);
    });
    child.on('close', (code) => {
      answer(code ?? 1);
    });
  });
}

/** @param {number} pid */
function watch(pid) {
  if (running.size === 0) for (const signal of endSignals) process.on(signal, endAll);
  running.add(pid);
}

/** @param {number} pid */
function unwatch(pid) {
  running.delete(pid);
  if (running.size === 0) for (const signal of endSignals) process.off(signal, endAll);
}

/**
 * A signal from the terminal does not reach groups of their own: pass it on, then end.
 * @param {NodeJS.Signals} signal
 */
function endAll(signal) {
  for (const pid of running) end(pid, 'SIGTERM');
  process.exit(exitCodeOf(signal));
}

/**
 * @param {number} pid
 * @param {NodeJS.Signals} signal
 */
function end(pid, signal) {
  try {
    process.kill(hasGroups ? -pid : pid, signal);
  } catch {
    // It ended by itself.
  }
}
