import type { SandboxServer } from '../../../src-main/sandbox/sandbox-server.ts';

export interface OwnRule {
  readonly id: string;
  readonly cidr: string;
  readonly description: string;
}

export function cidrOf(rule: ReturnType<SandboxServer['world']['rules']>[number]): string {
  return 'cidr' in rule.source ? rule.source.cidr : '';
}
