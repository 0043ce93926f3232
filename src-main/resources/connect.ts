import { isInstanceId } from './connection.ts';
import type { PortRange, Resource } from './resource.ts';

/** The system whose shell a command is pasted into. */
export type Platform = 'windows' | 'macos' | 'linux';

/** A command line for people to copy. Drawbridge never runs it. */
export interface ConnectCommand {
  /** "SSH", "PostgreSQL", "Session Manager". */
  readonly label: string;
  /** One line, its words quoted for the shells of the platform. */
  readonly command: string;
}

interface Target {
  readonly host: string;
  readonly user: string | undefined;
  readonly port: number;
  readonly platform: Platform;
}

interface Program {
  readonly label: string;
  readonly port: number;
  readonly words: (target: Target) => readonly string[];
}

/** More of them would bury the one that is looked for. */
const MOST_COMMANDS = 8;

const PROGRAMS: readonly Program[] = [
  { label: 'SSH', port: 22, words: (target) => ['ssh', login(target)] },
  { label: 'RDP', port: 3389, words: remoteDesktop },
  { label: 'PostgreSQL', port: 5432, words: postgres },
  { label: 'MySQL', port: 3306, words: mysql },
  { label: 'Redis', port: 6379, words: redis },
  { label: 'HTTPS', port: 443, words: (target) => [curl(target), '-I', url('https', target)] },
  { label: 'HTTP', port: 80, words: (target) => [curl(target), '-I', url('http', target)] },
];

/**
 * The commands that fit the ports of a resource, the likeliest first; none while its host is not
 * known. An instance id is reached by Session Manager.
 *
 * @param profile of the AWS CLI, where the resource's identity is one
 */
export function connectCommands(
  resource: Resource,
  platform: Platform,
  profile?: string,
): readonly ConnectCommand[] {
  const { host, user } = resource.connection ?? {};
  if (host === undefined) return [];
  const commands = isInstanceId(host)
    ? throughSessionManager(host, resource, profile)
    : direct(resource.ports).map(({ label, words, port }) => ({
        label,
        words: words({ host, user, port, platform }),
      }));
  return commands
    .slice(0, MOST_COMMANDS)
    .map(({ label, words }) => ({ label, command: commandLine(words, platform) }));
}

/** The likeliest of them, for a place where there is room for one. */
export function connectCommand(
  resource: Resource,
  platform: Platform,
  profile?: string,
): ConnectCommand | undefined {
  return connectCommands(resource, platform, profile)[0];
}

/** As Node and Electron name it. */
export function platformOf(name: string): Platform {
  if (name === 'win32') return 'windows';
  return name === 'darwin' ? 'macos' : 'linux';
}

/** What is known by its port, and SSH for a port of its own: that is what people move. */
function direct(ports: readonly PortRange[]): readonly Program[] {
  const known = PROGRAMS.filter(({ port }) => ports.some((range) => covers(range, port)));
  const others = singlePorts(ports).filter((port) => PROGRAMS.every((one) => one.port !== port));
  return [
    ...known,
    ...others.map((port) => ({
      label: `SSH on port ${String(port)}`,
      port,
      words: (target: Target) => ['ssh', '-p', String(port), login(target)],
    })),
  ];
}

function covers(range: PortRange, port: number): boolean {
  return range.protocol === 'tcp' && range.from <= port && port <= range.to;
}

function singlePorts(ports: readonly PortRange[]): readonly number[] {
  return ports.flatMap((range) =>
    range.protocol === 'tcp' && range.from === range.to ? [range.from] : [],
  );
}

/** An IPv6 address stands bare: `ssh` takes what follows the last `@` as a whole. */
function login({ host, user }: Target): string {
  return user === undefined ? host : `${user}@${host}`;
}

/**
 * @see https://learn.microsoft.com/windows-server/administration/windows-commands/mstsc
 * @see https://learn.microsoft.com/windows-server/remote/remote-desktop-services/clients/remote-desktop-uri
 * @see https://github.com/FreeRDP/FreeRDP/wiki/CommandLineInterface
 */
function remoteDesktop({ host, user, port, platform }: Target): readonly string[] {
  const place = `${bracketed(host)}:${String(port)}`;
  switch (platform) {
    case 'windows':
      return ['mstsc', `/v:${place}`];
    case 'macos': {
      const as = user === undefined ? '' : `&username=s:${encodeURIComponent(user)}`;
      return ['open', `rdp://full%20address=s:${place}${as}`];
    }
    case 'linux':
      return ['xfreerdp', `/v:${place}`, ...(user === undefined ? [] : [`/u:${user}`])];
  }
}

/** The database that every server has from the start. */
function postgres({ host, user, port }: Target): readonly string[] {
  const as = user === undefined ? [] : ['-U', user];
  return ['psql', '-h', host, '-p', String(port), ...as, '-d', 'postgres'];
}

/** `-p` without a password asks for it. */
function mysql({ host, user, port }: Target): readonly string[] {
  const as = user === undefined ? [] : ['-u', user];
  return ['mysql', '-h', host, '-P', String(port), ...as, '-p'];
}

function redis({ host, user, port }: Target): readonly string[] {
  const as = user === undefined ? [] : ['--user', user, '--askpass'];
  return ['redis-cli', '-h', host, '-p', String(port), ...as];
}

/** Windows PowerShell takes `curl` for a command of its own. */
function curl({ platform }: Target): string {
  return platform === 'windows' ? 'curl.exe' : 'curl';
}

function url(scheme: string, { host }: Target): string {
  return `${scheme}://${bracketed(host)}/`;
}

function bracketed(host: string): string {
  return host.includes(':') ? `[${host}]` : host;
}

/**
 * A shell on the instance, and its ports as ports of this computer, ten thousand higher so that
 * they need no rights and meet no server of its own.
 *
 * @see https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager-working-with-sessions-start.html
 */
function throughSessionManager(
  id: string,
  { region, ports }: Resource,
  profile: string | undefined,
): readonly { readonly label: string; readonly words: readonly string[] }[] {
  const as = profile === undefined || !isPlain(profile) ? [] : ['--profile', profile];
  const start = ['aws', 'ssm', 'start-session', '--target', id, '--region', region, ...as];
  return [
    { label: 'Session Manager', words: start },
    ...singlePorts(ports).map((port) => {
      const here = port + 10_000 > 65_535 ? port : port + 10_000;
      const forward = `portNumber=${String(port)},localPortNumber=${String(here)}`;
      const document = ['--document-name', 'AWS-StartPortForwardingSession'];
      return {
        label: `Port ${String(port)} as localhost:${String(here)}`,
        words: [...start, ...document, '--parameters', forward],
      };
    }),
  ];
}

/** Whether cmd, PowerShell and POSIX shells read a quoted profile name alike; others are left out. */
function isPlain(profile: string): boolean {
  return /^[\w.@+=:/ -]+$/.test(profile) && !profile.startsWith('-');
}

function commandLine(words: readonly string[], platform: Platform): string {
  const quote = platform === 'windows' ? windowsWord : posixWord;
  return words.map(quote).join(' ');
}

function posixWord(word: string): string {
  return /^[\w.@:/=+-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}

/** For cmd and PowerShell alike. A lone backslash is itself to both, but not before a quote. */
function windowsWord(word: string): string {
  return /^[\w.@:/=+\\-]+$/.test(word) ? word : `"${word}"`;
}
