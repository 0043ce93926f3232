import { readFileSync, rmSync } from 'node:fs';
import { inProject } from './support/project.mjs';
import { runForeground } from './support/run-foreground.mjs';
import { runScript } from './support/say.mjs';
import { nodeTool } from './support/tools.mjs';

/**
 * What test/policy/proof.test.ts counted.
 * @typedef {Record<'variants' | 'sets' | 'needed' | 'allowed' | 'others' | 'escaped', number>} Proof
 */

const PROOF = inProject('out', 'reports', 'policy-proof.json');

// `npm run test:policy`: proves that the documents are enough and no more, and ends with one line.
await runScript(async () => {
  rmSync(PROOF, { force: true });
  const [command, ...args] = nodeTool('vitest', [
    'run',
    'test/policy',
    '--testTimeout=120000',
    ...process.argv.slice(2),
  ]);
  const code = await runForeground(command, args, { env: process.env });
  const line = proofInWords();
  process.stdout.write(`${line ?? 'policy: nothing was proven'}\n`);
  return code === 0 && line === undefined ? 1 : code;
});

function proofInWords() {
  try {
    /** @type {Proof} */
    const { variants, sets, needed, allowed, others, escaped } = JSON.parse(
      readFileSync(PROOF, 'utf8'),
    );
    // Rounded down: 100% is said only when it is all of them.
    const share = needed === 0 ? 0 : Math.floor((allowed / needed) * 1000) / 10;
    const of = others.toLocaleString('en-GB');
    return `policy: ${String(variants)} variants x ${String(sets)} resource sets: ${String(share)}% of needed calls allowed, ${String(escaped)} of ${of} other actions allowed`;
  } catch {
    return undefined;
  }
}
