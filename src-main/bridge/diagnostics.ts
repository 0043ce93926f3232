import { redactor } from '../kernel/redaction.ts';
import type { Known } from '../kernel/redaction.ts';
import { BUILT_IN_SOURCES } from '../public-ip/sources.ts';
import { DEFAULT_SETTINGS } from '../settings/settings.ts';
import type { Settings } from '../settings/settings.ts';
import type { AboutApp, Contact } from './app-commands.ts';
import type { Snapshot } from './snapshot.ts';

export interface DiagnosticsParts {
  readonly snapshot: Snapshot;
  readonly about: AboutApp;
  /** `GNOME`, as the desktop calls itself; absent where it does not. */
  readonly desktop?: string;
  readonly system: string;
  readonly contacts: readonly Contact[];
  readonly logLines: readonly string[];
  /** Names of this computer and its person. */
  readonly names: readonly string[];
}

/**
 * A text for a report: what runs here, in which state, and what went wrong. Who the person is, what
 * they open and from where is left out by its type; only lines of the log need to be searched.
 */
export function diagnostics(parts: DiagnosticsParts): string {
  const { snapshot, about, system, desktop, contacts, logLines } = parts;
  const { storage, seals, trayHost, realm, rotations, startProblems, elsewhere } = snapshot;
  const clean = redactor(knownIn(parts));
  const lines = [
    `Drawbridge ${about.version} (Electron ${about.electron}, Chromium ${about.chromium}, Node.js ${about.node})`,
    `System: ${system}, ${about.platform}`,
    `Desktop: ${desktop ?? 'does not say'}; tray icons ${trayHost}`,
    `Keychain: ${storage.backend}, ${storage.state}; keys lost: ${String(storage.lostKeys.length)}`,
    `Seals: ${seals.state}; altered: ${counts(seals.altered.map(({ kind }) => kind))}`,
    `Realm: ${realm}; endpoint ${snapshot.endpointOverride === undefined ? 'of AWS' : 'replaced'}`,
    `Address: ${addressState(snapshot)}; sources ${snapshot.address.sourcesFrom}`,
    `Identities: ${counts(snapshot.identities.map(({ kind }) => kind))}`,
    `Resources: ${String(snapshot.resources.length)}`,
    `Leases: ${counts(snapshot.leases.map(({ state }) => state.kind))}`,
    `Troubles: ${counts(troublesIn(snapshot))}`,
    `Rotations: ${counts(rotations.map(({ state }) => state))}; rules elsewhere: ${String(elsewhere.length)}`,
    `Clock ahead of AWS: ${String(snapshot.clockAheadMs ?? 0)} ms`,
    `Found at the start: ${counts(startProblems.map(({ kind }) => kind))}`,
    '',
    'Settings that are not as they come:',
    ...settingLines(snapshot.settings),
    '',
    'Hosts contacted:',
    ...hostLines(contacts),
    '',
    'Latest lines of the log:',
    ...(logLines.length === 0 ? ['  none'] : logLines.map((line) => `  ${clean(line)}`)),
  ];
  return `${lines.join('\n')}\n`;
}

/** "2 open, 1 closing". */
function counts(kinds: readonly string[]): string {
  const by = new Map<string, number>();
  for (const kind of kinds) by.set(kind, (by.get(kind) ?? 0) + 1);
  return [...by].map(([kind, count]) => `${String(count)} ${kind}`).join(', ') || 'none';
}

function addressState({ address: { mine } }: Snapshot): string {
  return mine ? `IPv4 ${mine.ipv4.kind}, IPv6 ${mine.ipv6.kind}` : 'not asked yet';
}

/** Kinds only: what they are about is the person's. */
function troublesIn({ leases }: Snapshot): readonly string[] {
  return leases.flatMap(({ state, trouble }) =>
    [trouble, 'problem' in state ? state.problem : undefined].flatMap((problem) =>
      problem ? [problem.kind] : [],
    ),
  );
}

/** How a setting is shown; one that is new does not compile until it is decided here. */
const SHOWN: { readonly [K in keyof Settings]: 'value' | 'whether' } = {
  theme: 'value',
  startAtLogin: 'value',
  termMinutes: 'value',
  maxWorkHours: 'value',
  idleMinutes: 'value',
  onQuit: 'value',
  closeOnSleep: 'value',
  closeOnLock: 'value',
  closeOnLogOut: 'value',
  trayClick: 'value',
  openShortcut: 'value',
  closeAllShortcut: 'value',
  letterKeys: 'value',
  notifyOpened: 'value',
  notifySoon: 'value',
  notifyClosed: 'value',
  notifyAddress: 'value',
  notifyKeys: 'value',
  addressSources: 'whether',
  proxy: 'value',
  proxyUrl: 'whether',
  soonAfterDays: 'value',
  remindAfterDays: 'value',
  overdueAfterDays: 'value',
  unusedAfterDays: 'value',
  rotationWatchDays: 'value',
  lookForUpdates: 'value',
  guardedPlaces: 'whether',
  ifUnguarded: 'value',
};

function settingLines(settings: Settings): readonly string[] {
  const names = Object.keys(SHOWN) as (keyof Settings)[];
  const changed = names.filter(
    (name) => JSON.stringify(settings[name]) !== JSON.stringify(DEFAULT_SETTINGS[name]),
  );
  if (changed.length === 0) return ['  none'];
  return changed.map(
    (name) => `  ${name}: ${SHOWN[name] === 'value' ? JSON.stringify(settings[name]) : 'set'}`,
  );
}

/** Hosts of AWS and of the built-in services are everybody's; the others are the person's. */
function hostLines(contacts: readonly Contact[]): readonly string[] {
  const lines = contacts.map((contact) => {
    const { host, reason, count } = contact;
    return `  ${isOfAll(contact) ? host : '[host]'} (${reason}, ${String(count)} times)`;
  });
  return lines.length === 0 ? ['  none'] : lines;
}

const SERVICES = new Set(BUILT_IN_SOURCES.map(({ url }) => new URL(url).host));

function isOfAll({ host, reason }: Contact): boolean {
  if (reason === 'address') return SERVICES.has(host);
  return reason === 'aws' && /\.amazonaws\.com(?:\.cn)?$/.test(host);
}

function ownHosts({ proxyUrl, addressSources }: Settings): readonly string[] {
  return [proxyUrl, ...addressSources.map(({ url }) => url)].flatMap((url) =>
    URL.canParse(url) ? [new URL(url).hostname] : [],
  );
}

/** All that says who the person is and what they open. */
function knownIn({ snapshot, names, contacts }: DiagnosticsParts): readonly Known[] {
  const all = (kind: string, values: readonly (string | undefined)[]): readonly Known[] =>
    values.flatMap((value) => (value === undefined ? [] : [{ kind, value }]));
  const { identities, resources, leases, address } = snapshot;
  const doors = [...resources, ...leases.map(({ resource }) => resource)];
  return [
    ...identities.flatMap(({ caller, roleArn, externalId, mfaSerial, profile, maskedKeyId }) => [
      ...all('account', [caller.account]),
      ...all('arn', [caller.arn, roleArn, mfaSerial]),
      ...all('user', [caller.userId, caller.arn.split('/').at(-1)]),
      ...all('identity', [externalId, profile, maskedKeyId]),
    ]),
    ...doors.flatMap(({ label, groupId, groupName, connection }) => [
      ...all('resource', [label, groupName]),
      ...all('group', [groupId]),
      ...all('host', [connection?.host, connection?.user]),
    ]),
    ...leases.flatMap(({ sources, grants }) =>
      all('address', [...sources, ...grants.map(({ source }) => source)].flatMap(bothForms)),
    ),
    ...all(
      'address',
      [address.mine?.ipv4, address.mine?.ipv6].flatMap(addressIn).flatMap(bothForms),
    ),
    ...all(
      'host',
      contacts.filter((contact) => !isOfAll(contact)).map(({ host }) => host),
    ),
    ...all('host', ownHosts(snapshot.settings)),
    ...all('name', names),
  ];
}

function addressIn(answer: unknown): readonly string[] {
  return typeof answer === 'object' && answer !== null && 'cidr' in answer
    ? [String(answer.cidr)]
    : [];
}

function bothForms(cidr: string): readonly string[] {
  return [cidr, cidr.replace(/\/\d+$/, '')];
}
