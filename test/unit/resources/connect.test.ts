import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  connectCommand,
  connectCommands,
  platformOf,
} from '../../../src-main/resources/connect.ts';
import type { Platform } from '../../../src-main/resources/connect.ts';
import { isHost, isUser } from '../../../src-main/resources/connection.ts';
import type { Connection, PortRange, Resource } from '../../../src-main/resources/resource.ts';
import { SAMPLE_RESOURCE } from '../../support/stored-samples.ts';

const PLATFORMS: readonly Platform[] = ['windows', 'macos', 'linux'];
const INSTANCE = 'i-0a1b2c3d4e5f60718';

function tcp(from: number, to = from): PortRange {
  return { protocol: 'tcp', from, to };
}

function resource(connection: Connection, ...ports: readonly PortRange[]): Resource {
  return { ...SAMPLE_RESOURCE, connection, ports };
}

function commands(of: Resource, platform: Platform = 'linux', profile?: string): readonly string[] {
  return connectCommands(of, platform, profile).map(({ command }) => command);
}

const at = { host: 'bastion.example.com', user: 'ana' };

describe('the commands that lead to a resource', () => {
  it('there are none while its host is not known', () => {
    expect(connectCommands(SAMPLE_RESOURCE, 'linux')).toEqual([]);
    expect(connectCommand(resource({ user: 'ana' }, tcp(22)), 'linux')).toBeUndefined();
  });

  it('fit its ports, the likeliest first', () => {
    const all = resource(at, tcp(443), tcp(3306), tcp(22), tcp(5432), tcp(6379), tcp(80));
    expect(commands(all)).toEqual([
      'ssh ana@bastion.example.com',
      'psql -h bastion.example.com -p 5432 -U ana -d postgres',
      'mysql -h bastion.example.com -P 3306 -u ana -p',
      'redis-cli -h bastion.example.com -p 6379 --user ana --askpass',
      'curl -I https://bastion.example.com/',
      'curl -I http://bastion.example.com/',
    ]);
    expect(connectCommand(all, 'linux')?.label).toBe('SSH');
  });

  it('need no user', () => {
    expect(
      commands(resource({ host: '10.0.1.5' }, tcp(22), tcp(5432), tcp(3306), tcp(6379))),
    ).toEqual([
      'ssh 10.0.1.5',
      'psql -h 10.0.1.5 -p 5432 -d postgres',
      'mysql -h 10.0.1.5 -P 3306 -p',
      'redis-cli -h 10.0.1.5 -p 6379',
    ]);
  });

  it('try SSH at a port of its own and say so', () => {
    expect(connectCommands(resource(at, tcp(2222)), 'linux')).toEqual([
      { label: 'SSH on port 2222', command: 'ssh -p 2222 ana@bastion.example.com' },
    ]);
  });

  it('look into a range for ports they know, and guess no other', () => {
    expect(commands(resource(at, tcp(0, 1000)))).toEqual([
      'ssh ana@bastion.example.com',
      'curl -I https://bastion.example.com/',
      'curl -I http://bastion.example.com/',
    ]);
    expect(commands(resource(at, tcp(8000, 8100), { protocol: 'icmp' }))).toEqual([]);
    expect(commands(resource(at, { protocol: 'udp', from: 22, to: 22 }))).toEqual([]);
  });

  it('open a remote desktop with what each system has', () => {
    const of = (platform: Platform) => commands(resource(at, tcp(3389)), platform)[0];
    expect(PLATFORMS.map(of)).toEqual([
      'mstsc /v:bastion.example.com:3389',
      `open 'rdp://full%20address=s:bastion.example.com:3389&username=s:ana'`,
      'xfreerdp /v:bastion.example.com:3389 /u:ana',
    ]);
  });

  it('put brackets around an IPv6 address where a port or a path follows', () => {
    const six = resource({ host: '2001:db8::7' }, tcp(22), tcp(3389), tcp(5432), tcp(443));
    expect(commands(six)).toEqual([
      'ssh 2001:db8::7',
      `xfreerdp '/v:[2001:db8::7]:3389'`,
      'psql -h 2001:db8::7 -p 5432 -d postgres',
      `curl -I 'https://[2001:db8::7]/'`,
    ]);
    expect(commands(six, 'windows')).toContain('mstsc "/v:[2001:db8::7]:3389"');
    expect(commands(six, 'windows')).toContain('curl.exe -I "https://[2001:db8::7]/"');
  });

  it('write the domain of a Windows user so that each shell leaves it alone', () => {
    const user = resource({ host: 'win.example.com', user: String.raw`CORP\ana` }, tcp(22));
    expect(commands(user)).toEqual([String.raw`ssh 'CORP\ana@win.example.com'`]);
    expect(commands(user, 'windows')).toEqual([String.raw`ssh CORP\ana@win.example.com`]);
  });

  it('go through Session Manager to an instance id, to a shell and to each port', () => {
    const start = `aws ssm start-session --target ${INSTANCE} --region eu-west-1`;
    const instance = resource({ host: INSTANCE }, tcp(5432), tcp(60_000), tcp(8000, 8100));
    const forward = `${start} --document-name AWS-StartPortForwardingSession --parameters`;
    expect(connectCommands(instance, 'linux')).toEqual([
      { label: 'Session Manager', command: start },
      {
        label: 'Port 5432 as localhost:15432',
        command: `${forward} 'portNumber=5432,localPortNumber=15432'`,
      },
      {
        label: 'Port 60000 as localhost:60000',
        command: `${forward} 'portNumber=60000,localPortNumber=60000'`,
      },
    ]);
    expect(commands(instance, 'windows')[1]).toBe(
      `${forward} "portNumber=5432,localPortNumber=15432"`,
    );
  });

  it('name the profile, but none that a shell could read as something else', () => {
    const instance = resource({ host: INSTANCE }, tcp(22));
    const named = (profile: string, platform: Platform) => commands(instance, platform, profile)[0];
    expect(named('work', 'linux')).toMatch(/ --profile work$/);
    expect(named('my work', 'linux')).toMatch(/ --profile 'my work'$/);
    expect(named('my work', 'windows')).toMatch(/ --profile "my work"$/);
    for (const bad of ['a"b', '%PATH%', '$(id)', '`id`', "it's", '--debug'])
      expect(named(bad, 'windows')).not.toContain('--profile');
  });

  it('stay few, however many ports there are', () => {
    const many = Array.from({ length: 40 }, (_, index) => tcp(9000 + index));
    expect(connectCommands(resource(at, ...many), 'linux')).toHaveLength(8);
  });

  it('know a platform by the name Node has for it', () => {
    expect(['win32', 'darwin', 'linux', 'freebsd'].map(platformOf)).toEqual([
      'windows',
      'macos',
      'linux',
      'linux',
    ]);
  });
});

/** All that the two checks let through, the odd ones too. */
const letters = Array.from('abzAZ09._-@\\:');
const anyText = fc.string({ unit: fc.constantFrom(...letters), minLength: 1, maxLength: 20 });
const hosts = fc.oneof(anyText, fc.ipV6(), fc.ipV4(), fc.domain()).filter(isHost);
const users = anyText.filter(isUser);
const every = [22, 3389, 5432, 3306, 6379, 443, 80, 2222].map((port) => tcp(port));

describe('no host and no user', () => {
  it('breaks out of its place in a POSIX shell', () => {
    const lines = fc
      .sample(fc.tuple(hosts, users), 60)
      .flatMap(([host, user]) =>
        commands(resource({ host, user }, ...every)).map((command) => ({ host, user, command })),
      );
    const script = lines
      .map(({ command }) => String.raw`printf '%s\n' ${command}; echo`)
      .join('\n');
    const seen = execFileSync('sh', ['-c', script], { encoding: 'utf8' }).split('\n\n');
    for (const [index, { host, user, command }] of lines.entries()) {
      const words = seen[index]?.split('\n') ?? [];
      expect(words.length, command).toBe(command.split(' ').length);
      const whole = words.join(' ');
      expect(whole.includes(host), command).toBe(true);
      expect(whole.includes(user) || words[0] === 'curl', command).toBe(true);
    }
  });

  it('brings a character that cmd or PowerShell would act on', () => {
    fc.assert(
      fc.property(hosts, users, (host, user) => {
        for (const command of commands(resource({ host, user }, ...every), 'windows')) {
          expect(command).not.toMatch(/[%$`!^&|<>;'(){}\n]/);
          // Quotes come in pairs around whole words, and no backslash stands before one.
          expect(command.replaceAll(/(?<= )"[^"\\]*"(?= |$)/g, '')).not.toContain('"');
        }
      }),
    );
  });

  it('begins like an option', () => {
    fc.assert(
      fc.property(hosts, users, (host, user) => !host.startsWith('-') && !user.startsWith('-')),
    );
  });
});

describe('a host', () => {
  it('is a name, an address or an instance id', () => {
    for (const host of ['bastion', 'a.example.com', '10.0.1.5', '::1', '2001:db8::', INSTANCE])
      expect(isHost(host), host).toBe(true);
  });

  it('is not a host with a port, a URL or a piece of a command', () => {
    for (const text of ['bastion:22', 'https://a', '-oProxyCommand=x', 'a b', '$(id)', 'a;b', ''])
      expect(isHost(text), text).toBe(false);
  });
});
