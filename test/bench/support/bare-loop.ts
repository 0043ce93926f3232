import { Agent } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { setTimeout as pass } from 'node:timers/promises';
import { SANDBOX_KEY } from '../../../src-main/sandbox/seed.ts';
import { signedRequest } from '../peer/signed-request.cjs';

const AT_ONCE = 50;
const PER_SECOND = 5;

/** One call for each body, as soon as AWS's tokens allow; answers what AWS said to each. */
export async function bareLoop(
  endpoint: string,
  bodies: readonly string[],
  speed: number,
): Promise<readonly string[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
  // AWS's bucket begins to fill again with the first request, of which the first answer tells.
  let begin: () => void = () => undefined;
  const begun = new Promise<void>((resolve) => {
    begin = resolve;
  });
  try {
    return await Promise.all(
      bodies.map(async (body, index) => {
        if (index >= AT_ONCE) {
          await begun;
          await pass(Math.ceil(((index - AT_ONCE + 1) / PER_SECOND / speed) * 1_000));
        }
        const answer = await ask(endpoint, body, agent);
        begin();
        return answer;
      }),
    );
  } finally {
    agent.destroy();
  }
}

function ask(endpoint: string, body: string, agent: Agent): Promise<string> {
  return new Promise((resolve, reject) => {
    const read = (response: IncomingMessage): void => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (part: string) => {
        text += part;
      });
      response.on('end', () => {
        if (response.statusCode === 200) resolve(text);
        else reject(new Error(`AWS answered ${String(response.statusCode)}: ${text}`));
      });
    };
    signedRequest({ endpoint, body, agent, key: SANDBOX_KEY }, read).on('error', reject);
  });
}
