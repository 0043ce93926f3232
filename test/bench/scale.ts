import type { Region } from '../../src-main/kernel/aws-names.ts';
import type { PortRange, Resource, ResourceId } from '../../src-main/resources/resource.ts';
import { gateIdentity } from '../ports/gate-subjects.ts';
import type { Effort, Metric, Row } from './metric.ts';
import { exactlyRow, limitRow, ratioRow } from './rows.ts';
import { bareLoop } from './support/bare-loop.ts';
import { sum } from './statistics.ts';
import { startCore } from './support/core.ts';
import type { Core } from './support/core.ts';
import { groupIdOf, startSandboxProcess } from './support/sandbox-process.ts';
import type { Counted, SandboxProcess } from './support/sandbox-process.ts';

/** AWS's time runs so fast here. */
const SPEED = 20;
const LATENCY_MS = 20;
const SIZES = [1, 10, 100, 1_000];
/** A thousand take AWS 190 s each way, and ten seconds here. */
const RUNS_OF_THE_LARGEST = 3;
const SSH: PortRange = { protocol: 'tcp', from: 22, to: 22 };
/** Two addresses: twice as many rules as ports. */
const PORTS_OF_SIXTY_RULES = 30;
const RULES = 1_000;

const WAYS = ['opening', 'closing'] as const;
type Way = (typeof WAYS)[number];

/** One way of one run. */
interface Went extends Counted {
  readonly wallMs: number;
  readonly cpuMs: number;
  readonly failed: number;
}

interface Played {
  readonly ours: Readonly<Record<Way, Went>>;
  readonly bareMs: Readonly<Record<Way, number>>;
}

/** Where AWS allows fifty at once the floor is no time at all: there only calls are counted. */
export const SCALING: Metric = {
  number: 7,
  name: '1, 10, 100, 1,000 groups, open and close',
  peer: "AWS's limits (time × 20); bare loop with ideal pacing",
  waits: true,
  measure: async (effort) => {
    const played = new Map<number, readonly Played[]>();
    for (const size of SIZES) played.set(size, await playOften(size, runsOf(size, effort)));
    return WAYS.flatMap((way) => rowsOf(way, played));
  },
};

/** Sixty rules to a group, which is what a group holds of each family. */
export const RULES_IN_GROUPS: Metric = {
  number: 8,
  name: '1,000 rules in one set of groups',
  peer: 'one call a group',
  measure: async ({ runs }) => {
    const perGroup = PORTS_OF_SIXTY_RULES * 2;
    const groups = Math.ceil(RULES / perGroup);
    const resources = Array.from({ length: groups }, (_, index) => {
      const rules = Math.min(perGroup, RULES - index * perGroup);
      return resourceOf(index, portsFrom(rules / 2));
    });
    const calls: Record<Way, number[]> = { opening: [], closing: [] };
    for (let run = 0; run < runs; run += 1)
      await withSandbox(groups, async (sandbox) => {
        const { opening, closing } = await playOurs(sandbox, resources);
        calls.opening.push(Object.values(opening.byAction).reduce((all, one) => all + one, 0));
        calls.closing.push(closing.byAction['RevokeSecurityGroupIngress'] ?? 0);
      });
    return [
      exactlyRow('calls in all, opening', calls.opening, groups),
      exactlyRow('revokes, closing', calls.closing, groups),
    ];
  },
};

function runsOf(size: number, { quick, runs }: Effort): number {
  if (size < 1_000) return runs;
  return quick ? 1 : RUNS_OF_THE_LARGEST;
}

function rowsOf(way: Way, played: ReadonlyMap<number, readonly Played[]>): readonly Row[] {
  const went = (size: number): readonly Went[] =>
    (played.get(size) ?? []).map(({ ours }) => ours[way]);
  const changes =
    way === 'opening' ? 'AuthorizeSecurityGroupIngress' : 'RevokeSecurityGroupIngress';
  const all = SIZES.flatMap(went);
  const largest = went(1_000);
  return [
    ...SIZES.map((size) =>
      exactlyRow(
        `${way} ${said(size)}: changes asked of AWS`,
        went(size).map(({ byAction }) => byAction[changes] ?? 0),
        size,
      ),
    ),
    ...SIZES.map((size) => exactlyRow(`${way} ${said(size)}: reads`, went(size).map(reads), 0)),
    exactlyRow(
      `${way}: failed or throttled, all sizes`,
      all.map(({ failed, throttled }) => failed + throttled),
      0,
    ),
    ...[100, 1_000].map((size) => wallRow(way, size, played.get(size) ?? [])),
    limitRow(
      `${way} 1,000: CPU per call`,
      largest.map(({ cpuMs, byAction }) => cpuMs / sum(Object.values(byAction))),
      2,
    ),
  ];
}

function wallRow(way: Way, size: number, played: readonly Played[]): Row {
  const floorMs = (((size - 50) / 5) * 1_000) / SPEED;
  const ours = played.map((each) => each.ours[way].wallMs);
  const row = ratioRow(`${way} ${said(size)}: wall`, { ours, peer: ours.map(() => floorMs) }, 1.1);
  const bare = Math.round(Math.min(...played.map(({ bareMs }) => bareMs[way])));
  return { ...row, peer: `${String(floorMs)} ms (bare loop ${String(bare)} ms)` };
}

function reads({ byAction }: Counted): number {
  return Object.entries(byAction)
    .filter(([action]) => action.startsWith('Describe'))
    .reduce((all, [, count]) => all + count, 0);
}

async function playOften(size: number, runs: number): Promise<readonly Played[]> {
  // A few leave enough of AWS's tokens for the next; many need an AWS that nobody has asked yet.
  return size < 50
    ? withSandbox(size, (sandbox) => playRuns(size, runs, (deed) => deed(sandbox)))
    : playRuns(size, runs, (deed) => withSandbox(size, deed));
}

type InSandbox = <T>(deed: (sandbox: SandboxProcess) => Promise<T>) => Promise<T>;

async function playRuns(
  size: number,
  runs: number,
  inSandbox: InSandbox,
): Promise<readonly Played[]> {
  const resources = Array.from({ length: size }, (_, index) => resourceOf(index, [SSH]));
  const played: Played[] = [];
  // The first of the small ones loads the SDK and is for nothing.
  for (let run = size < 50 ? -1 : 0; run < runs; run += 1) {
    const bareMs = await inSandbox(async (sandbox) => {
      const took = await playBare(sandbox, size);
      // What the peer has asked is none of ours.
      await sandbox.counted();
      return took;
    });
    const ours = await inSandbox((sandbox) => playOurs(sandbox, resources));
    if (run >= 0) played.push({ ours, bareMs });
  }
  return played;
}

async function playOurs(
  sandbox: SandboxProcess,
  resources: readonly Resource[],
): Promise<Played['ours']> {
  const core = await startCore(sandbox.url, resources, SPEED);
  try {
    const opening = await went(sandbox, core.open);
    return { opening, closing: await went(sandbox, core.close) };
  } finally {
    await core.stop();
  }
}

async function went(sandbox: SandboxProcess, deed: Core['open']): Promise<Went> {
  const cpuBefore = process.cpuUsage();
  const startedAt = performance.now();
  const { failed } = await deed();
  const wallMs = performance.now() - startedAt;
  const { user, system } = process.cpuUsage(cpuBefore);
  return { ...(await sandbox.counted()), wallMs, cpuMs: (user + system) / 1_000, failed };
}

async function playBare({ url }: SandboxProcess, size: number): Promise<Played['bareMs']> {
  const body = (index: number, action: string, more: string): string =>
    `Action=${action}&Version=2016-11-15&GroupId=${groupIdOf(index)}&${more}`;
  const permission = [
    'IpPermissions.1.IpProtocol=tcp&IpPermissions.1.FromPort=22&IpPermissions.1.ToPort=22',
    'IpPermissions.1.IpRanges.1.CidrIp=81.187.42.19%2F32',
    'IpPermissions.1.Ipv6Ranges.1.CidrIpv6=2001%3A470%3A1f1c%3A9%3A%3A7%2F128',
  ].join('&');
  const openings = Array.from({ length: size }, (_, index) =>
    body(index, 'AuthorizeSecurityGroupIngress', permission),
  );
  const startedAt = performance.now();
  const answers = await bareLoop(url, openings, SPEED);
  const opening = performance.now() - startedAt;
  const closings = answers.map((answer, index) => {
    const ids = [...answer.matchAll(/<securityGroupRuleId>([^<]+)</g)].map(([, id]) => id ?? '');
    const named = ids.map((id, at) => `SecurityGroupRuleId.${String(at + 1)}=${id}`).join('&');
    return body(index, 'RevokeSecurityGroupIngress', named);
  });
  const closingAt = performance.now();
  await bareLoop(url, closings, SPEED);
  return { opening, closing: performance.now() - closingAt };
}

async function withSandbox<T>(
  groups: number,
  deed: (sandbox: SandboxProcess) => Promise<T>,
): Promise<T> {
  const sandbox = await startSandboxProcess({ groups, latencyMs: LATENCY_MS, speed: SPEED });
  try {
    return await deed(sandbox);
  } finally {
    sandbox.stop();
  }
}

function resourceOf(index: number, ports: readonly PortRange[]): Resource {
  return {
    kind: 'security-group',
    id: `r${String(index)}` as ResourceId,
    label: `door ${String(index)}`,
    identityId: gateIdentity.id,
    region: 'eu-west-1' as Region,
    groupId: groupIdOf(index),
    ports,
    usualDuration: { kind: 'minutes', minutes: 60 },
    tagRules: false,
  };
}

function portsFrom(count: number): readonly PortRange[] {
  return Array.from({ length: count }, (_, index) => {
    // Every other one, so that no two become one range.
    const port = 3_000 + 2 * index;
    return { protocol: 'tcp', from: port, to: port };
  });
}

function said(size: number): string {
  return size.toLocaleString('en-GB');
}
