import fc from 'fast-check';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { inPlainLetters } from '../../../scripts/support/plain-letters.mjs';

const evaluated = (code: string): unknown => runInNewContext(code);

it('leaves no letter that needs two bytes', () => {
  expect(inPlainLetters("say('Open… “sg-1” 🚪')")).toMatch(/^[\x20-\x7e]*$/);
});

it('says the same in texts and templates, whatever the letters', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(evaluated(inPlainLetters(JSON.stringify(text)))).toBe(text);
      const template = `\`${text.replace(/[\\`$]/g, '\\$&')}\``;
      expect(evaluated(inPlainLetters(template))).toBe(evaluated(template));
    }),
  );
});

it('finds the same with patterns', () => {
  const pattern = (code: string) => evaluated(code) as RegExp;
  for (const code of ['/[–—]/u', '/^[^…]+…$/', '/🚪/u', '/[à-ÿ]/'])
    for (const text of ['a–b', 'more…', '🚪', 'é', 'plain'])
      expect(pattern(inPlainLetters(code)).test(text)).toBe(pattern(code).test(text));
});
