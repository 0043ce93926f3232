import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redactor } from '../../../src-main/kernel/redaction.ts';
import { Secret, withoutSecrets } from '../../../src-main/kernel/secret.ts';

/** As AWS makes them, and as people choose them. */
const secretText = fc.oneof(
  fc.stringMatching(/^[A-Za-z0-9/+=]{40}$/),
  fc.string({ minLength: 8, maxLength: 60 }).filter((text) => text.trim().length >= 8),
  fc.string({ unit: 'grapheme', minLength: 8, maxLength: 40 }),
);
const around = fc.string({ maxLength: 20 });

describe('a text of somebody else that holds a secret', () => {
  const FORMS: readonly [string, (text: string, before: string, after: string) => string][] = [
    ['as it is', (text, before, after) => before + text + after],
    [
      'percent-encoded',
      (text, before) => `${encodeURIComponent(before)}=${encodeURIComponent(text)}`,
    ],
    ['of a form', (text) => new URLSearchParams({ secret: text }).toString()],
    ['in JSON', (text) => JSON.stringify({ secret: text })],
    ['in base64', (text) => Buffer.from(text).toString('base64')],
    ['in base64url', (text) => Buffer.from(text).toString('base64url')],
    ['in hexadecimal', (text) => Buffer.from(text).toString('hex')],
  ];

  it.each(FORMS)('does not show it %s', (_name, write) => {
    fc.assert(
      fc.property(secretText, around, around, (text, before, after) => {
        const secret = new Secret(text);
        const clean = withoutSecrets(write(text, before, after));
        // The mark itself may hold a short secret such as "[secret]".
        fc.pre(!'[secret]'.includes(text));
        expect(clean).not.toContain(text);
        expect(clean).toContain('[secret]');
        expect(secret.reveal()).toBe(text);
      }),
      { numRuns: 60 },
    );
  });

  it('does not show it inside a longer text in base64, wherever it stands', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[A-Za-z0-9/+=]{40}$/),
        around,
        around,
        (text, before, after) => {
          const secret = new Secret(text);
          const clean = withoutSecrets(Buffer.from(before + text + after).toString('base64'));
          const decoded = Buffer.from(clean, 'base64').toString('latin1');
          expect(clean).toContain('[secret]');
          expect(decoded).not.toContain(text);
          expect(secret.reveal()).toBe(text);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('is left alone where there is none', () => {
    expect(withoutSecrets('a door was opened at 14:32')).toBe('a door was opened at 14:32');
  });
});

describe('a text for strangers', () => {
  it('says of what is known by its type only what it was', () => {
    const clean = redactor([
      { kind: 'resource', value: 'prod' },
      { kind: 'resource', value: 'prod-db' },
      { kind: 'name', value: 'an' },
    ]);
    expect(clean('opening prod-db, then prod and a fan')).toBe(
      'opening [resource], then [resource] and a fan',
    );
  });

  it.each([
    ['arn:aws:iam::111122223333:role/gate', '[arn]'],
    ['AKIAEXAMPLE000007Q2A', '[key id]'],
    ['sg-0123456789abcdef0', '[group or rule]'],
    ['notArealSecret/notArealSecret/0123456789', '[secret?]'],
    ['111122223333', '[account]'],
    ['81.187.42.19/32', '[address]'],
    ['2600:1f14::7', '[address]'],
    ['ana@example.com', '[e-mail]'],
    ['/home/ana', '[home]'],
  ])('leaves out what looks like more: %s', (text, mark) => {
    expect(redactor([])(`before ${text} after`)).toBe(`before ${mark} after`);
  });

  it('keeps times and lines of code, which say what went wrong', () => {
    const line = '2026-11-22T14:32:07.123Z k3x9 TypeError: x is not a function (main.cjs:120:33)';
    expect(redactor([])(line)).toBe(line);
  });
});
