import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inspect } from 'node:util';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { bugLog } from '../../../src-main/disk/log-file.ts';
import { Secret } from '../../../src-main/kernel/secret.ts';
import { temporaryFolders } from '../../support/temporary-folder.ts';

const TEXT = 'not-a-real-secret-of-anybody';
const folder = temporaryFolders();

beforeEach(() => {
  vi.spyOn(process.stderr, 'write').mockReturnValue(true);
});
afterEach(() => {
  vi.restoreAllMocks();
});

/** Objects, lists, maps and errors in one another, with secrets somewhere among the leaves. */
const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constant(new Secret(TEXT)),
    fc.string(),
    fc.array(tie('tree'), { maxLength: 4 }),
    fc.dictionary(fc.string(), tie('tree'), { maxKeys: 4 }),
    tie('tree').map((value) => new Map([['key', value]])),
    tie('tree').map((value) => new Set([value])),
    tie('tree').map((cause) => new Error('Not done', { cause })),
    tie('tree').map((value) => Object.assign(new Error('Not done'), { value })),
  ),
}));

it('a secret shows its text in no way of printing, wherever in an object it is', () => {
  const file = join(folder(), 'log.txt');
  const log = bugLog(file);
  const secret = new Secret(TEXT);
  fc.assert(
    fc.property(tree, (value) => {
      const whole = { value, secret };
      log('reference', whole);
      const printed = [
        JSON.stringify(whole),
        inspect(whole, { depth: null, showHidden: true }),
        `${String(secret)} ${[secret, secret].join()}`,
        // eslint-disable-next-line @typescript-eslint/restrict-plus-operands -- what somebody may write
        'the secret is ' + secret,
      ];
      expect(printed.join('\n')).not.toContain(TEXT);
    }),
    { numRuns: 100 },
  );
  const logged = readFileSync(file, 'utf8');
  expect(logged).toContain('[secret]');
  expect(logged).not.toContain(TEXT);
});
