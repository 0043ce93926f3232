import { format, inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { Secret } from '../../../src-main/kernel/secret.ts';

const text = 'not-a-real-secret-of-anybody';
const secret = new Secret(text);

describe('a secret', () => {
  it('is revealed where it is asked for by name', () => {
    expect(secret.reveal()).toBe(text);
  });

  const ways: readonly [string, () => string][] = [
    ['JSON', () => JSON.stringify({ deep: [{ secret }] })],
    ['a template', () => `the secret is ${String(secret)}.`],
    ['joining', () => [secret, 'x'].join(' ')],
    ['util.inspect', () => inspect({ deep: { secret } }, { showHidden: true, depth: null })],
    ['a log line', () => format('%s %o %O %j', secret, secret, secret, secret)],
    ['its own fields', () => JSON.stringify(Object.getOwnPropertyDescriptors(secret))],
    ['an error message', () => new Error(`could not use ${String(secret)}`).stack ?? ''],
  ];
  it.each(ways)('does not leak through %s', (_way, print) => {
    expect(print()).not.toContain(text);
  });

  it('is not carried along by a structured clone', () => {
    expect(inspect(structuredClone(secret), { showHidden: true })).not.toContain(text);
  });

  it('says that it is one', () => {
    expect(JSON.stringify({ secret })).toBe('{"secret":"[secret]"}');
  });
});
