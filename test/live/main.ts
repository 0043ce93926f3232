import { randomBytes } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { runLive } from './live.ts';
import { readOptions } from './options.ts';

/*
 * `npm run test:live`: what AWS's documentation leaves open, asked of a real account. Not run against
 * AWS by its authors so far: only against the sandbox.
 */
const REFUSED = 2;

const options = readOptions(process.env);
if (typeof options === 'string') {
  process.stderr.write(options);
  process.exitCode = REFUSED;
} else {
  const calledOff = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      say('Called off: removing what was made.');
      calledOff.abort();
    });
  try {
    const { answers, left } = await runLive(options, {
      clock: {
        now: Date.now,
        pause: (ms) => delay(ms, undefined, { signal: calledOff.signal }),
      },
      patience: (ms) => delay(ms),
      suffix: randomBytes(4).toString('hex'),
      say,
    });
    const count = (outcome: string) => answers.filter((each) => each.outcome === outcome).length;
    say(
      `live: ${String(count('proved'))} proved, ${String(count('disproved'))} disproved, ${String(count('not tried'))} not tried; ${left.length === 0 ? 'nothing was left behind' : `${String(left.length)} left behind`}`,
    );
    if (options.endpoint) say('This was not AWS: it proves the script, and nothing about AWS.');
    process.exitCode = left.length === 0 ? 0 : 1;
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
