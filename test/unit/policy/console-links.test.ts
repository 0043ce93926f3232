import { describe, expect, it } from 'vitest';
import { consoleLink, isConsoleLink } from '../../../src-main/policy/console-links.ts';
import type { ConsolePage } from '../../../src-main/policy/console-links.ts';

const PAGES: readonly ConsolePage[] = [
  { kind: 'new-policy' },
  { kind: 'new-role' },
  { kind: 'new-user' },
  { kind: 'user', name: 'ana' },
  { kind: 'user', name: 'ana', tab: 'security_credentials' },
  { kind: 'role', name: 'gatekeeper' },
  { kind: 'group', region: 'eu-west-1', groupId: 'sg-0123456789abcdef0' },
  { kind: 'event-rules' },
  { kind: 'trails' },
  { kind: 'events', region: 'eu-west-1', by: 'ResourceName', value: 'sg-0123456789abcdef0' },
];

describe('links into the console', () => {
  it('lead to IAM in the one Region where a partition has it', () => {
    const user: ConsolePage = { kind: 'user', name: 'ana', tab: 'security_credentials' };
    const place = '#/users/details/ana?section=security_credentials';
    expect(consoleLink('aws', user)).toBe(
      `https://console.aws.amazon.com/iam/home?region=us-east-1${place}`,
    );
    expect(consoleLink('aws-cn', user)).toBe(
      `https://console.amazonaws.cn/iam/home?region=cn-north-1${place}`,
    );
    expect(consoleLink('aws-us-gov', user)).toBe(
      `https://console.amazonaws-us-gov.com/iam/home?region=us-gov-west-1${place}`,
    );
  });

  it('lead to a security group in its own Region', () => {
    expect(consoleLink('aws', { kind: 'group', region: 'eu-west-1', groupId: 'sg-0abc' })).toBe(
      'https://console.aws.amazon.com/ec2/home?region=eu-west-1#SecurityGroup:groupId=sg-0abc',
    );
  });

  it('lead to the events of one group, in its own Region', () => {
    const events: ConsolePage = {
      kind: 'events',
      region: 'cn-north-1',
      by: 'ResourceName',
      value: 'sg-0abc',
    };
    expect(consoleLink('aws-cn', events)).toBe(
      'https://console.amazonaws.cn/cloudtrailv2/home?region=cn-north-1#/events?ResourceName=sg-0abc',
    );
  });

  it('escape names, so that none becomes part of the address', () => {
    const link = consoleLink('aws', { kind: 'role', name: 'a/../b?c#d&e' }) ?? '';
    expect(new URL(link).hash).toBe('#/roles/details/a%2F..%2Fb%3Fc%23d%26e');
  });

  it('are not made up for a partition whose console is not known', () => {
    expect(consoleLink('aws-iso', { kind: 'new-policy' })).toBeUndefined();
  });

  it('may all be opened', () => {
    for (const partition of ['aws', 'aws-cn', 'aws-us-gov'])
      for (const page of PAGES)
        expect(isConsoleLink(consoleLink(partition, page) ?? '')).toBe(true);
    expect(isConsoleLink('https://eu-west-1.console.aws.amazon.com/ec2/home')).toBe(true);
  });
});

describe('what may be handed to the browser', () => {
  it.each([
    'http://console.aws.amazon.com/iam/home',
    'https://console.aws.amazon.com.example.com/',
    'https://console.aws.amazon.com@example.com/',
    'https://ana@console.aws.amazon.com/',
    'https://ana:secret@console.aws.amazon.com/',
    'https://console.aws.amazon.com:8443/',
    'https://evilconsole.aws.amazon.com/',
    'https://a.b.console.aws.amazon.com/',
    'https://x.console.amazonaws.cn/',
    'https://signin.aws.amazon.com/',
    'https://s3.amazonaws.com/console.aws.amazon.com',
    'https://example.com/#console.aws.amazon.com',
    'https://console.aws.amazon.com./',
    'file:///etc/passwd',
    'javascript:alert(1)//console.aws.amazon.com',
    '//console.aws.amazon.com/',
    'console.aws.amazon.com',
    '',
  ])('is not %s', (text) => {
    expect(isConsoleLink(text)).toBe(false);
  });
});
