import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import type { CommandName } from '../../../src-main/bridge/commands.ts';
import { parsers } from '../../../src-main/bridge/parsers.ts';
import { err, ok } from '../../../src-main/kernel/result.ts';
import { Secret } from '../../../src-main/kernel/secret.ts';
import { GOOD, NEW_KEY, SECRET, SSH } from './good-commands.ts';

/** Fields that may be true. */
const FLAGS = { removePlaintext: true, favourite: true };
/** Fields that may be an object with nothing in it. */
const MAY_BE_BARE = ['query', 'connection'];
/** Fields that become a `Secret` on the way. */
const SECRETS = ['secretAccessKey', 'file', 'mfaCode'];
const OPTIONAL: Readonly<Partial<Record<CommandName, readonly string[]>>> = {
  'group.find': ['groupId', 'nextToken'],
  'identity.addProfile': ['mfaCode'],
  'identity.addRole': ['externalId', 'mfaSerial', 'mfaCode'],
};
const NAMES = Object.keys(GOOD) as CommandName[];

/** The input with one of its fields, at any depth, replaced. */
function withField(input: unknown, path: readonly string[], value: unknown): unknown {
  const [field, ...deeper] = path;
  if (field === undefined) return value;
  const inside = input as Record<string, unknown>;
  return { ...inside, [field]: withField(inside[field], deeper, value) };
}

function refused(name: CommandName, input: unknown): void {
  const parsed = parsers[name](input);
  expect(parsed.ok, inspect(input).slice(0, 200)).toBe(false);
  expect(!parsed.ok && parsed.error.kind).toBe('bad-input');
}

describe.each(NAMES)('the parser of %s', (name) => {
  it('takes what the window sends', () => {
    const parsed = parsers[name](GOOD[name]);
    expect(parsed.ok).toBe(true);
    const secret = Object.keys(GOOD[name]).some((field) => SECRETS.includes(field));
    if (!secret) expect(parsed).toEqual(ok(GOOD[name]));
  });

  it('refuses what is no object', () => {
    for (const input of [undefined, null, 0, '', 'x', true, [], [GOOD[name]], () => 0])
      refused(name, input);
  });

  it('refuses a field it does not know', () => {
    refused(name, { ...GOOD[name], extra: 1 });
    refused(name, { ...GOOD[name], constructor: {} });
  });

  it('is not led astray by keys that mean something to JavaScript', () => {
    const polluting = JSON.parse(`{"__proto__":{"admin":true}}`) as object;
    const parsed = parsers[name](Object.assign(Object.create(null), GOOD[name], polluting));
    if (parsed.ok) expect(Object.keys(parsed.value as object)).not.toContain('__proto__');
    const input = `{"__proto__":{"admin":true},${JSON.stringify(GOOD[name]).slice(1)}`;
    const own = parsers[name](JSON.parse(input.replace(',}', '}')));
    if (own.ok) expect((own.value as { admin?: boolean }).admin).toBeUndefined();
    expect(({} as { admin?: boolean }).admin).toBeUndefined();
  });

  it('refuses each field when it is missing, of another type, or of any size', () => {
    for (const field of Object.keys(GOOD[name])) {
      const optional = OPTIONAL[name]?.includes(field) === true;
      const { [field]: _, ...rest } = GOOD[name];
      if (!optional) refused(name, rest);
      const values = [null, [[]], true, Symbol('x'), 10n, NaN];
      if (!MAY_BE_BARE.includes(field)) refused(name, { ...GOOD[name], [field]: {} });
      for (const wrong of values.filter((value) => typeof value !== 'boolean' || !(field in FLAGS)))
        refused(name, { ...GOOD[name], [field]: wrong });
      refused(name, { ...GOOD[name], [field]: 'x'.repeat(1_000_000) });
    }
  });
});

describe('a secret', () => {
  it.each(NAMES)('in the input of %s is one behind the parser', (name) => {
    const parsed = parsers[name](GOOD[name]);
    for (const field of SECRETS.filter((each) => each in GOOD[name])) {
      const value = parsed.ok && (parsed.value as unknown as Record<string, unknown>)[field];
      expect(value).toBeInstanceOf(Secret);
    }
  });
});

describe('what a person may send', () => {
  const wrong: readonly (readonly [string, CommandName, readonly string[], unknown])[] = [
    ['a search for something else', 'activity.read', ['query'], { sql: 'x' }],
    ['all of the log at once', 'activity.read', ['count'], 100_000],
    ['a place before the first', 'resource.move', ['to'], -1],
    ['more of a connection', 'resource.setConnection', ['connection'], { command: 'x' }],
    ['an empty id', 'lease.close', ['leaseId'], ''],
    ['a long id', 'lease.close', ['leaseId'], 'x'.repeat(201)],
    ['no Region', 'group.find', ['region'], 'nowhere'],
    ['a Region with more', 'resource.check', ['region'], 'eu-west-1.example.com'],
    ['a Region of an address', 'resource.add', ['draft', 'region'], 'eu-west-1@x'],
    ['another kind of resource', 'resource.add', ['draft', 'kind'], 'prefix-list'],
    ['a long label', 'resource.add', ['draft', 'label'], 'x'.repeat(61)],
    ['an id for a new resource', 'resource.add', ['draft', 'id'], 'r1'],
    ['all protocols', 'resource.add', ['draft', 'ports'], [{ ...SSH, protocol: '-1' }]],
    ['ports of ICMP', 'resource.add', ['draft', 'ports'], [{ protocol: 'icmp', from: 0, to: 0 }]],
    ['a port in letters', 'resource.check', ['ports'], [{ ...SSH, from: '22' }]],
    [
      'more in a port than ports',
      'resource.add',
      ['draft', 'ports'],
      [{ ...SSH, source: '0.0.0.0/0' }],
    ],
    [
      'more ports than a group takes',
      'resource.add',
      ['draft', 'ports'],
      Array.from({ length: 51 }, () => SSH),
    ],
    [
      'more ports to check than a group takes',
      'resource.check',
      ['ports'],
      Array.from({ length: 51 }, () => SSH),
    ],
    ['a usual time of day', 'resource.add', ['draft', 'usualDuration'], { kind: 'until', at: 1 }],
    ['no minutes', 'lease.extend', ['minutes'], 0],
    ['minutes back', 'lease.extend', ['minutes'], -30],
    ['half a minute', 'lease.extend', ['minutes'], 0.5],
    ['endless minutes', 'lease.extend', ['minutes'], Infinity],
    ['minutes in letters', 'lease.open', ['duration', 'minutes'], '15'],
    ['an endless time', 'lease.open', ['duration'], { kind: 'until', at: Infinity }],
    ['a kind of duration there is not', 'lease.open', ['duration'], { kind: 'forever' }],
    ['a third family', 'address.choose', ['family'], 'ipv5'],
    ['a term of four minutes', 'settings.change', ['settings', 'termMinutes'], 4],
    ['a term of five hours', 'settings.change', ['settings', 'termMinutes'], 300],
    ['a working day of 25 hours', 'settings.change', ['settings', 'maxWorkHours'], 25],
    ['never idle', 'settings.change', ['settings', 'idleMinutes'], 0],
    ['reminders after two years', 'settings.change', ['settings', 'remindAfterDays'], 730],
    ['never unused', 'settings.change', ['settings', 'unusedAfterDays'], 366],
    ['a watch of half a year', 'settings.change', ['settings', 'rotationWatchDays'], 180],
    ['no reminder for a year', 'key.snooze', ['days'], 365],
    ['a theme there is not', 'settings.change', ['settings', 'theme'], 'pink'],
    ['something else to do on quitting', 'settings.change', ['settings', 'onQuit'], 'never'],
    ['more in the settings', 'settings.change', ['settings', 'autoOpen'], true],
    [
      'too many sources',
      'settings.change',
      ['settings', 'addressSources'],
      Array.from({ length: 21 }, () => ({ family: 'ipv4', url: 'https://a.example' })),
    ],
  ];
  it.each(wrong)('is not %s (%s)', (_what, name, path, value) => {
    refused(name, withField(GOOD[name], path, value));
  });

  it('names the field that is wrong, and never what was in it', () => {
    const input = withField(GOOD['resource.add'], ['draft', 'label'], 12);
    expect(parsers['resource.add'](input)).toEqual(
      err({ kind: 'bad-input', field: 'draft.label' }),
    );
  });

  it.each([
    { kind: 'usual' },
    { kind: 'minutes', minutes: 1 },
    { kind: 'until', at: 1_800_000_000_000 },
    { kind: 'while-working' },
  ])('is any duration there is: %j', (duration) => {
    const input = { resourceId: 'r1', duration };
    expect(parsers['lease.open'](input)).toEqual(ok(input));
  });

  it('is a search for groups without anything to search for', () => {
    const input = { identityId: 'ana', region: 'us-gov-west-1' };
    expect(parsers['group.find'](input)).toEqual(ok(input));
  });
});

describe('a pasted key', () => {
  it('becomes a secret that no print shows, without the blanks around it', () => {
    const parsed = parsers['identity.add']({
      accessKeyId: ' AKIAEXAMPLE000001111\n',
      secretAccessKey: `\t${SECRET} \n`,
      region: ' eu-west-1 ',
    });
    if (!parsed.ok) throw new Error(parsed.error.kind);
    const { accessKeyId, secretAccessKey, region } = parsed.value;
    expect([accessKeyId, region]).toEqual(['AKIAEXAMPLE000001111', 'eu-west-1']);
    expect(secretAccessKey).toBeInstanceOf(Secret);
    expect(secretAccessKey.reveal()).toBe(SECRET);
    expect(inspect(parsed, { depth: 9, showHidden: true })).not.toContain(SECRET);
    expect(JSON.stringify(parsed)).not.toContain(SECRET);
  });

  it.each([
    [
      'with a Region there cannot be',
      { ...NEW_KEY, region: 'europe' },
      { kind: 'key-format', field: 'region' },
    ],
    [
      'without a key id',
      { secretAccessKey: SECRET, region: 'eu-west-1' },
      { kind: 'bad-input', field: 'accessKeyId' },
    ],
    [
      'with the secret in another place',
      { ...NEW_KEY, accessKeyId: { SECRET } },
      { kind: 'bad-input', field: 'accessKeyId' },
    ],
    ['with the secret as a name', { ...NEW_KEY, [SECRET]: 1 }, { kind: 'bad-input', field: '' }],
    [
      'with a secret of any size',
      { ...NEW_KEY, secretAccessKey: SECRET.repeat(100) },
      { kind: 'bad-input', field: 'secretAccessKey' },
    ],
  ])('%s is refused in words that do not repeat it', (_what, input, problem) => {
    const parsed = parsers['identity.add'](input);
    expect(parsed).toEqual(err(problem));
    expect(JSON.stringify(parsed)).not.toContain(SECRET);
  });
});
