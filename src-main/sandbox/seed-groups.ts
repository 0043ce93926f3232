import type { Group, Rule, RuleTuple, Tag } from './model.ts';

/** The seeded groups by name. `legacyOfficeList` holds 60 IPv4 rules: it is full. */
export const SANDBOX_GROUPS = {
  bastionProd: 'sg-0b1a5c7e9d3f24680',
  stagingDb: 'sg-05d8e1f2a3b4c6970',
  jumpEu: 'sg-0e2f4a6b8c1d35790',
  legacyOfficeList: 'sg-0f60a1b2c3d4e5f60',
  launchWizard: 'sg-0a9c8b7d6e5f43210',
  ciRunners: 'sg-0c3d5e7f9a1b24680',
  windowsRdp: 'sg-0d4e6f8a2b3c57910',
} as const;

const VPC = { ireland: 'vpc-0c4f1e2d3b5a69788', virginia: 'vpc-0a7b8c9d1e2f34567' } as const;
const DEFAULT_VPC_IRELAND = 'vpc-0def0123456789abc';
const FULL = 60;

export function seedGroups(accountId: string): Group[] {
  const ireland = { accountId, region: 'eu-west-1', vpcId: VPC.ireland, inDefaultVpc: false };
  const virginia = { accountId, region: 'us-east-1', vpcId: VPC.virginia, inDefaultVpc: false };
  return [
    {
      ...ireland,
      id: SANDBOX_GROUPS.bastionProd,
      name: 'bastion-prod',
      description: 'SSH bastion in front of production',
      tags: tags({ Name: 'bastion-prod', env: 'prod', team: 'platform' }),
    },
    {
      ...ireland,
      id: SANDBOX_GROUPS.stagingDb,
      name: 'staging-db',
      description: 'PostgreSQL of the staging environment',
      tags: tags({ Name: 'staging-db', env: 'staging', team: 'data' }),
    },
    {
      ...ireland,
      id: SANDBOX_GROUPS.jumpEu,
      name: 'jump-eu',
      description: 'Jump host Europe',
      tags: tags({ Name: 'jump-eu', env: 'prod', team: 'support' }),
    },
    {
      ...ireland,
      id: SANDBOX_GROUPS.legacyOfficeList,
      name: 'legacy-office-list',
      description: 'Office addresses collected since 2017',
      tags: tags({ Name: 'legacy-office-list', env: 'prod' }),
    },
    {
      ...ireland,
      id: SANDBOX_GROUPS.launchWizard,
      vpcId: DEFAULT_VPC_IRELAND,
      inDefaultVpc: true,
      name: 'launch-wizard-1',
      description: 'launch-wizard-1 created 2023-04-11T09:12:55.318Z',
      tags: [],
    },
    {
      ...virginia,
      id: SANDBOX_GROUPS.ciRunners,
      name: 'ci-runners',
      description: 'Self-hosted build runners',
      tags: tags({ Name: 'ci-runners', env: 'ci', team: 'platform' }),
    },
    {
      ...virginia,
      id: SANDBOX_GROUPS.windowsRdp,
      name: 'windows-rdp',
      description: 'Remote desktop for the finance tools',
      tags: tags({ Name: 'windows-rdp', env: 'prod', team: 'finance' }),
    },
  ];
}

export function seedRules(accountId: string): Rule[] {
  return [...foreignRules(accountId), ...officeRules(), ...egressRules()].map((rule, index) => ({
    ...rule,
    id: `sgr-0${(0x1f3a5c7e9b2d4600n + BigInt(index) * 7919n).toString(16)}`,
  }));
}

type RuleSeed = Omit<Rule, 'id'>;

function foreignRules(accountId: string): RuleSeed[] {
  const bastion = {
    kind: 'group',
    groupId: SANDBOX_GROUPS.bastionProd,
    userId: accountId,
  } as const;
  return [
    {
      ...inbound(SANDBOX_GROUPS.bastionProd, tcp(22, '203.0.113.10/32')),
      description: 'office VPN, ask platform before removing',
      tags: tags({ owner: 'platform' }),
    },
    {
      ...inbound(SANDBOX_GROUPS.stagingDb, { ...tcp(5432), source: bastion }),
      description: 'from bastion',
    },
    inbound(SANDBOX_GROUPS.stagingDb, tcp(5432, '198.51.100.0/28')),
    inbound(SANDBOX_GROUPS.jumpEu, tcp(22, '192.0.2.44/32')),
    {
      ...inbound(SANDBOX_GROUPS.jumpEu, tcp(22)),
      source: { kind: 'ipv6', cidr: '2001:db8:44::/64' },
      description: 'support team home network',
    },
    inbound(SANDBOX_GROUPS.launchWizard, tcp(443, '0.0.0.0/0')),
    inbound(SANDBOX_GROUPS.ciRunners, tcp(8443, '203.0.113.128/25')),
    {
      ...inbound(SANDBOX_GROUPS.windowsRdp, tcp(3389, '203.0.113.99/32')),
      description: 'M. Okafor, home',
    },
  ];
}

function officeRules(): RuleSeed[] {
  return Array.from({ length: FULL }, (_, index) => ({
    ...inbound(SANDBOX_GROUPS.legacyOfficeList, tcp(443, `198.51.100.${String(index + 1)}/32`)),
    description: `office ${String(index + 1)}`,
  }));
}

function egressRules(): RuleSeed[] {
  return Object.values(SANDBOX_GROUPS).map((groupId) => ({
    groupId,
    isEgress: true,
    protocol: '-1',
    fromPort: -1,
    toPort: -1,
    source: { kind: 'ipv4', cidr: '0.0.0.0/0' },
    tags: [],
  }));
}

function inbound(groupId: string, tuple: RuleTuple): RuleSeed {
  return { groupId, isEgress: false, ...tuple, tags: [] };
}

function tcp(port: number, cidr = '0.0.0.0/0'): RuleTuple {
  return { protocol: 'tcp', fromPort: port, toPort: port, source: { kind: 'ipv4', cidr } };
}

function tags(pairs: Readonly<Record<string, string>>): Tag[] {
  return Object.entries(pairs).map(([key, value]) => ({ key, value }));
}
