import { awsClients } from '../../src-main/aws/aws-clients.ts';
import type { AwsClients, AwsClientsOptions } from '../../src-main/aws/aws-clients.ts';
import { securityGroupGate } from '../../src-main/aws/security-group-gate.ts';
import type { Credentials } from '../../src-main/identities/credentials.ts';
import { canonicalCidr } from '../../src-main/kernel/cidr.ts';
import type { Cidr } from '../../src-main/kernel/cidr.ts';
import { Secret } from '../../src-main/kernel/secret.ts';
import type { StandingMark, StandingRule } from '../../src-main/leases/gate.ts';
import type { LeaseId, RuleId } from '../../src-main/leases/lease.ts';
import { readMark } from '../../src-main/leases/mark.ts';
import type { PortRange } from '../../src-main/resources/resource.ts';
import type { ForeignRule } from '../../src-main/sandbox/foreign-rule.ts';
import type { SandboxWorld } from '../../src-main/sandbox/world.ts';
import type { Rule } from '../../src-main/sandbox/model.ts';
import { startSandbox } from '../../src-main/sandbox/sandbox-server.ts';
import type { SandboxOptions, SandboxServer } from '../../src-main/sandbox/sandbox-server.ts';
import { SANDBOX_KEY, SANDBOX_RESTRICTED_KEY } from '../../src-main/sandbox/seed.ts';
import { FakeKeyStore } from './fake-key-store.ts';
import { sandboxCredentials } from './sandbox-credentials.ts';
import { waitFor } from './wait-for.ts';

/** The sandbox with the real SDK in front of it. */
export interface SandboxAws {
  readonly sandbox: SandboxServer;
  readonly world: SandboxWorld;
  readonly keyStore: FakeKeyStore;
  readonly clients: AwsClients;
  readonly credentials: Credentials;
  readonly gate: ReturnType<typeof securityGroupGate>;
  /** The EC2 actions asked for since the last look, oldest first. */
  actions(): readonly string[];
}

export async function sandboxAws(
  options: SandboxOptions = {},
  more: Partial<AwsClientsOptions> = {},
): Promise<SandboxAws> {
  const sandbox = await startSandbox(options);
  const keyStore = new FakeKeyStore();
  for (const { accessKeyId, secretAccessKey } of [SANDBOX_KEY, SANDBOX_RESTRICTED_KEY])
    await keyStore.put({ accessKeyId, secretAccessKey: new Secret(secretAccessKey) });
  const { credentials } = sandboxCredentials(sandbox.url, keyStore);
  const clients = awsClients({
    credentials,
    version: '0.0.0-test',
    endpoint: sandbox.url,
    ...more,
  });
  let seen = 0;
  return {
    sandbox,
    world: sandbox.world,
    keyStore,
    clients,
    credentials,
    gate: securityGroupGate(clients),
    actions: () => {
      const fresh = sandbox.requests.slice(seen);
      seen = sandbox.requests.length;
      return fresh.map(({ action }) => action);
    },
  };
}

/** A rule of the sandbox in the gate's words; written without the gate's own code on purpose. */
export function standingRule(rule: Rule): StandingRule {
  const { id, protocol, fromPort: from, toPort: to, source, description = '' } = rule;
  const ports: PortRange =
    protocol === 'tcp' || protocol === 'udp' ? { protocol, from, to } : { protocol: 'icmp' };
  return {
    ruleId: id as RuleId,
    ports,
    description,
    ...marked(rule),
    ...(source.kind === 'ipv4' || source.kind === 'ipv6' ? { source: sourceOf(source.cidr) } : {}),
  };
}

/** Takes the rule away, as a read that lags behind would, and puts it back after that read. */
export function hideFromOneRead({ world, sandbox }: SandboxAws, ruleId: RuleId): void {
  const rule = world.rule(ruleId);
  if (!rule) throw new RangeError(ruleId);
  const seen = sandbox.requests.length;
  world.removeRule(ruleId);
  void waitFor(() => sandbox.requests.length > seen, { what: 'a read of the group' }).then(() => {
    world.addRules([rule]);
  });
}

function marked({ description = '', tags }: Rule): { readonly mark?: StandingMark } {
  const said = readMark(description);
  // Written without the gate's own code: what an honest rule of ours looks like is intact.
  if (said) return { mark: { ...said, intact: /#\w{5} \[/.test(description) } };
  const tag = (name: string) => tags.find(({ key }) => key === `drawbridge:${name}`)?.value ?? '';
  const leaseId = tag('lease') as LeaseId;
  if (leaseId === '') return {};
  return {
    mark: { leaseId, install: tag('install'), until: Date.parse(tag('until')), intact: false },
  };
}

export function foreignRule(
  groupId: string,
  ports: PortRange,
  source: Cidr,
  description = '',
): ForeignRule {
  const range =
    ports.protocol === 'icmp'
      ? { protocol: source.includes(':') ? 'icmpv6' : 'icmp', fromPort: -1 }
      : { protocol: ports.protocol, fromPort: ports.from, toPort: ports.to };
  return { groupId, ...range, cidr: source, description };
}

function sourceOf(text: string): Cidr {
  const cidr = canonicalCidr(text);
  if (!cidr.ok) throw new RangeError(text);
  return cidr.value;
}
