import { describe, expect, it } from 'vitest';
import { dayAndTime } from '../../../src-main/kernel/time-in-words.ts';
import { problemInWords } from '../../../src-main/kernel/problem-in-words.ts';
import type { Door } from '../../../src-main/kernel/problem-in-words.ts';
import type { Problem, ProblemOf } from '../../../src-main/kernel/problem.ts';
import { PROBLEMS } from './problem-samples.ts';

const DOORS: Readonly<Record<Door, string>> = {
  'nothing-opened': 'Nothing was opened. ',
  'still-open': 'It is still open. ',
  'nothing-stored': 'Nothing was stored. ',
  'nothing-changed': 'Nothing was changed. ',
  unknown: 'Whether it is open is not known. ',
};

/** Kinds that know themselves how the door stands, whatever the caller believes. */
const KNOWS_BETTER: Readonly<Partial<Record<Problem['kind'], Door>>> = {
  'outcome-unknown': 'unknown',
  'already-open': 'still-open',
  'guard-failed': 'unknown',
};

const EVERY_PAIR = Object.values(PROBLEMS).flatMap((problem) =>
  (Object.keys(DOORS) as readonly Door[]).map((door) => [problem.kind, door, problem] as const),
);

describe.each(EVERY_PAIR)('the words for %s, %s,', (kind, door, problem) => {
  const words = problemInWords(problem, door);

  it('say first how the door stands, then why', () => {
    const said = DOORS[KNOWS_BETTER[kind] ?? door];
    expect(words.text).toBe(said + words.cause);
    expect(words.cause.length).toBeGreaterThan(20);
  });

  it('end with one thing to do', () => {
    expect(words.title).toMatch(/^\p{Lu}?.{4,45}[^.!…]$/u);
    expect(words.text).toMatch(/[^.]\.$/);
    expect(words.todo).toMatch(/^\p{Lu}[^]{6,}[^.]\.$/u);
  });

  it('are calm, and keep to the words of the product', () => {
    const all = [words.title, words.text, words.todo].join('\n');
    expect(all).not.toMatch(/\b(whitelist|session|punch|hole|please|sorry|bad|oops|invalid!)\b/i);
    expect(all).not.toMatch(/undefined|null|NaN|\[object|!| {2}|\.\./);
  });
});

function said(problem: Problem, door: Door = 'nothing-opened'): string {
  const { title, text, todo } = problemInWords(problem, door);
  return `${title}\n${text}\n${todo}`;
}

/** What a person has to read in the words, since it is what they have to act on. */
const NAMED: readonly (readonly [Problem['kind'], readonly string[]])[] = [
  ['identity-duplicate', ['AKIA…7Q2A']],
  ['identity-in-use', ['bastion-prod, staging-db and jump-eu', 'these resources']],
  ['clock-off', ['off by 7 minutes']],
  ['keychain-lost-key', ['AKIA…7Q2A']],
  ['not-allowed', ['ec2:AuthorizeSecurityGroupIngress', 'sg-0123456789abcdef0', 'Policy screen']],
  ['no-network', ['ec2.eu-west-1.amazonaws.com']],
  ['not-trusted', ['ec2.eu-west-1.amazonaws.com', 'SELF_SIGNED_CERT_IN_CHAIN', 'nothing was sent']],
  ['proxy-refused', ['proxy.example.com:8080', 'ec2.eu-west-1.amazonaws.com']],
  ['region-unavailable', ['ap-east-1']],
  ['group-gone', ['sg-0123456789abcdef0', 'eu-west-1']],
  ['group-full', ['sg-0123456789abcdef0', 'IPv6']],
  ['open-by-someone-else', ['sg-0123456789abcdef0', 'sgr-0aaaaaaaaaaaaaaaa', 'never close it']],
  ['rule-changed', ['sgr-0aaaaaaaaaaaaaaaa', 'leaves it alone']],
  ['outcome-unknown', ['the connection broke']],
  ['address-silent', ['Alpha says no answer within 4 s and Beta says 52.1.2.3']],
  ['address-disagreed', ['Alpha says 52.1.2.3 and Beta says 52.9.9.9']],
  ['address-not-an-address', ['“52.1.2”']],
  ['address-not-global', ['“10.0.0.1”']],
  ['address-everywhere', ['“0.0.0.0/0”']],
  ['address-too-wide', ['“52.0.0.0/8”', '/16', '/48']],
  ['port-out-of-range', ['“65536”', '0 to 65535']],
  ['ports-reversed', ['8100', '8000–8100']],
  ['group-id-format', ['“sg-xyz”']],
  ['resource-duplicate', ['“bastion-prod”']],
  ['resource-open', ['“bastion-prod”']],
  ['already-open', ['“bastion-prod”', 'Nov']],
  ['duration-out-of-range', ['1 minute', '12 hours']],
  ['leases-open', ['3 resources may be open', 'Close all 3']],
  ['disk-refused', ['leases.json', 'no space left on device']],
  ['file-unreadable', ['settings.json', 'settings.damaged.json']],
  ['file-newer', ['journal.json']],
  ['rule-removed', ['sgr-0aaaaaaaaaaaaaaaa']],
  ['moved-with-gap', ['sg-0123456789abcdef0']],
  ['address-alternates', ['52.1.2.3', '52.9.9.9']],
  ['not-found', ['resource']],
  ['bad-input', ['“label”']],
  ['unexpected', ['x7k2']],
];

describe('the words for a problem', () => {
  it.each(NAMED)('of kind %s name what it is about', (kind, values) => {
    const all = said(PROBLEMS[kind]);
    for (const value of values) expect(all).toContain(value);
  });

  it('name the other computer that has opened the same, and until when', () => {
    const until = Date.UTC(2026, 10, 24, 12);
    const holder = { person: 'ana', host: 'desk-2', until };
    const all = said({ ...PROBLEMS['open-by-someone-else'], holder });
    expect(all).toContain('Already open by ana on desk-2');
    expect(all).toContain(`closes ${dayAndTime(until)}; Drawbridge on desk-2 made it`);
    const unknown = said({ ...PROBLEMS['open-by-someone-else'], holder: {} });
    expect(unknown).toContain('Already open by somebody on another computer');
  });

  it('never leave a code of AWS to speak for itself', () => {
    const { refused, 'not-allowed': notAllowed, ...others } = PROBLEMS;
    for (const problem of Object.values(others))
      expect(said(problem)).not.toMatch(/\b([A-Z][a-z]+){3,}\b|Exception|Error:/);
    expect(said(notAllowed)).toContain('lacks the permission ec2:AuthorizeSecurityGroupIngress on');
    expect(problemInWords(refused, 'nothing-opened').text).toBe(
      'Nothing was opened. AWS refused the request and gave as reason ' +
        '“Value (x) for parameter y is invalid” (InvalidParameterValue).',
    );
    const mute = problemInWords({ kind: 'refused', code: 'Blocked', message: ' ' }, 'still-open');
    expect(mute.text).toBe(
      'It is still open. AWS refused the request without a reason, only with the code Blocked.',
    );
  });

  it('say of a proxy what it did, and what can be done about just that', () => {
    const of = (why: ProblemOf<'proxy-refused'>['why']) =>
      problemInWords(
        { kind: 'proxy-refused', proxy: 'proxy.test:8080', host: 'ec2.test', why },
        'still-open',
      );
    expect(of('unreachable').text).toContain('No connection to the proxy proxy.test:8080');
    expect(of('password').todo).toContain('http://name:password@');
    expect(of('forbidden').todo).toContain('allow ec2.test');
    expect(of('not-http').text).toContain('“proxy.test:8080”, and Drawbridge speaks to HTTP');
  });

  it('cut what AWS says at length', () => {
    const message = 'long '.repeat(100);
    const { text } = problemInWords({ kind: 'refused', code: 'Odd', message }, 'still-open');
    expect(text.length).toBeLessThan(300);
    expect(text).toContain('…');
  });

  it('say of each field of an access key what it looks like', () => {
    const of = (field: 'access-key-id' | 'secret' | 'region'): string =>
      said({ kind: 'key-format', field }, 'nothing-stored');
    expect(of('access-key-id')).toContain('begins with AKIA and has 20');
    expect(of('secret')).toContain('40 characters');
    expect(of('region')).toContain('eu-west-1');
  });

  it('do without numbers nobody knows', () => {
    expect(said({ kind: 'clock-off' })).toContain('clock of this computer is off, and AWS');
    expect(said({ kind: 'group-full', groupId: 'sg-1' })).toContain('as many rules as AWS allows');
    expect(said({ kind: 'address-silent', said: [] })).toContain('No service said');
  });

  it('speak of one as one', () => {
    expect(said({ kind: 'leases-open', count: 1 })).toContain(
      '1 resource is open or may be, and has',
    );
    expect(said({ kind: 'identity-in-use', by: ['bastion'] })).toContain('this resource another');
    expect(said({ kind: 'clock-off', byMs: 60_000 })).toContain('off by 1 minute,');
  });

  it('promise for a missing keychain that the key went nowhere else', () => {
    const { text } = problemInWords(PROBLEMS['keychain-absent'], 'nothing-stored');
    expect(text).toBe(
      'Nothing was stored. No keychain answers on this computer; ' +
        'the key was not stored anywhere else instead.',
    );
  });
});
