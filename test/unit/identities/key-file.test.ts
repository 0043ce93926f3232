import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withoutKey } from '../../../src-main/identities/credentials-text.ts';
import { keyPairFromCsv } from '../../../src-main/identities/key-file.ts';
import { Secret } from '../../../src-main/kernel/secret.ts';

const ID = 'AKIAEXAMPLE000001111';
const SECRET = 'not/a/real/secret+but+of+forty+letters00';

describe("the console's file of a key", () => {
  it.each([
    ['of today', `Access key ID,Secret access key\n${ID},${SECRET}`],
    [
      'with a BOM and line ends of Windows',
      `\uFEFFAccess key ID,Secret access key\r\n${ID},${SECRET}\r\n`,
    ],
    [
      'of a new user',
      `User name,Password,Access key ID,Secret access key,Console login link\nana,,${ID},${SECRET},https://x.example`,
    ],
    ['of before', `User Name,Access key Id,Secret access key\n"ana, the admin",${ID},${SECRET}`],
    ['in quotes', `"Access key ID","Secret access key"\n"${ID}","${SECRET}"`],
  ])('%s is read', (_what, text) => {
    const pair = keyPairFromCsv(new Secret(text));
    expect(pair.ok && [pair.value.accessKeyId, pair.value.secretAccessKey.reveal()]).toEqual([
      ID,
      SECRET,
    ]);
  });

  it.each([
    ['nothing', ''],
    ['only the line of names', 'Access key ID,Secret access key\n'],
    ['only half a key', `Access key ID,Secret access key\n${ID},\n`],
    ['another file', 'name,colour\nana,red\n'],
    ['no names', `${ID},${SECRET}\n`],
  ])('with %s in it is refused', (_what, text) => {
    expect(keyPairFromCsv(new Secret(text))).toEqual({
      ok: false,
      error: { kind: 'no-keys-in-file' },
    });
  });

  it('is answered whatever stands in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const pair = keyPairFromCsv(new Secret(text));
        if (!pair.ok) expect(pair.error.kind).toBe('no-keys-in-file');
      }),
    );
  });
});

describe('the credentials file without one key', () => {
  const key = (id = ID) => `aws_access_key_id = ${id}\naws_secret_access_key = ${SECRET}\n`;

  it('has lost exactly the lines of this key', () => {
    const text = `# mine\n[default]\n${key('AKIAOTHER')}\n[work]\nregion = eu-west-1\n${key()}output=json\n`;
    expect(withoutKey(text, 'work', ID)).toBe(
      `# mine\n[default]\n${key('AKIAOTHER')}\n[work]\nregion = eu-west-1\noutput=json\n`,
    );
  });

  it.each([
    ['another key', `[work]\n${key('AKIAOTHER')}`],
    ['no such profile', `[other]\n${key()}`],
    ['two keys under one name', `[work]\n${key()}[work]\n${key()}`],
  ])('is not to be had with %s', (_what, text) => {
    expect(withoutKey(text, 'work', ID)).toBeUndefined();
  });

  it('leaves everything else byte for byte', () => {
    const noise = fc
      .string({ unit: 'binary' })
      .filter((text) => !/[\r\n[]/.test(text) && !/aws_/.test(text));
    const end = fc.constantFrom('\n', '\r\n');
    fc.assert(
      fc.property(fc.array(noise), fc.array(noise), end, (before, after, eol) => {
        const lines = (all: readonly string[]) => all.map((line) => line + eol).join('');
        const mine = `aws_access_key_id=${ID}${eol}  aws_secret_access_key =x${eol}`;
        const text = (inside: string) =>
          `${lines(before)}[work]${eol}${inside}${lines(after)}[last]${eol}aws_access_key_id = y`;
        expect(withoutKey(text(mine), 'work', ID)).toBe(text(''));
      }),
    );
  });
});
