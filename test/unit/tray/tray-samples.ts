import { HOUR_MS, MINUTE_MS } from '../../../src-main/kernel/clock.ts';
import type { Instant } from '../../../src-main/kernel/clock.ts';
import type { Problem } from '../../../src-main/kernel/problem.ts';
import type { Lease, LeaseId } from '../../../src-main/leases/lease.ts';
import type { FamilyAddress, MyAddress } from '../../../src-main/public-ip/address.ts';
import type { TrayAction, TrayItem } from '../../../src-main/tray/tray-item.ts';
import type { TrayState } from '../../../src-main/tray/tray-state.ts';
import { trayView } from '../../../src-main/tray/tray-view.ts';
import { START, HERE, THERE, door, grant, lease } from '../leases/lease-samples.ts';

const silent: FamilyAddress = { kind: 'silent', said: [], choices: [] };

export const KNOWN: MyAddress = {
  ipv4: { kind: 'agreed', cidr: HERE, operators: ['Alpha', 'Beta'] },
  ipv6: silent,
  checkedAt: START,
};

export const SILENT: MyAddress = { ipv4: silent, ipv6: silent, checkedAt: START };

export const DISAGREED: MyAddress = {
  ...SILENT,
  ipv4: {
    kind: 'disagreed',
    said: [
      { operator: 'Alpha', said: '52.1.2.3' },
      { operator: 'Beta', said: '52.9.9.9' },
    ],
    choices: [HERE, THERE],
  },
};

export const NOT_ALLOWED: Problem = {
  kind: 'not-allowed',
  action: 'ec2:RevokeSecurityGroupIngress',
  resource: 'sg-00000001',
};

/** Set up, address known, two resources, nothing open. */
export function state(more: Partial<TrayState> = {}): TrayState {
  return {
    realm: 'aws',
    identities: [{ maskedKeyId: 'AKIA…7Q2A' }],
    address: { mine: KNOWN },
    resources: [door(1), door(2)],
    leases: [],
    ...more,
  };
}

/** A lease of its own door, open for `minutes` from `START` unless told otherwise. */
export function leaseOf(number: number, minutes = 60, more: Partial<Lease> = {}): Lease {
  const deadline = START + minutes * MINUTE_MS;
  return lease({
    id: `lease${String(number)}` as LeaseId,
    resource: door(number),
    plan: { kind: 'until', deadline },
    grants: [grant(HERE, undefined, number)],
    state: { kind: 'open', termEnd: deadline },
    ...more,
  });
}

export function opening(number = 1): Lease {
  return leaseOf(number, 60, { grants: [], state: { kind: 'opening', since: START } });
}

export function couldNotClose(number = 1): Lease {
  const state = {
    kind: 'closing',
    reason: 'deadline',
    since: START,
    problem: NOT_ALLOWED,
  } as const;
  return leaseOf(number, 60, { state });
}

export function unknown(number = 1, wanted: 'open' | 'closed' = 'open'): Lease {
  const problem = { kind: 'outcome-unknown', cause: 'the connection broke' } as const;
  return leaseOf(number, 60, { state: { kind: 'unknown', wanted, since: START, problem } });
}

export function failed(number = 1): Lease {
  const problem = { ...NOT_ALLOWED, action: 'ec2:AuthorizeSecurityGroupIngress' };
  return leaseOf(number, 60, { grants: [], state: { kind: 'failed', problem, at: START } });
}

/** Kept open while the person works, for 12 hours at most. */
export function whileWorking(number = 1): Lease {
  return leaseOf(number, 60, {
    plan: { kind: 'while-working', termMs: 30 * MINUTE_MS, deadline: START + 9 * HOUR_MS },
  });
}

/** What the person sees at `START`, in UTC: notes in brackets, a submenu indented. */
export function seen(of: TrayState, now: Instant = START) {
  const { icon, tooltip, menu } = trayView(of, now, 'UTC');
  return { icon, tooltip, menu: menu.flatMap(asText) };
}

/** What the menu asks for when the entry of this label is clicked. */
export function click(of: TrayState, label: string): TrayAction | undefined {
  const items = trayView(of, START, 'UTC').menu.flatMap((item) =>
    item.kind === 'submenu' ? item.items : [item],
  );
  const found = items.find((item) => item.kind === 'action' && item.label === label);
  return found?.kind === 'action' ? found.action : undefined;
}

function asText(item: TrayItem): readonly string[] {
  switch (item.kind) {
    case 'separator':
      return ['──'];
    case 'note':
      return [`(${item.label})`];
    case 'action':
      return [item.enabled ? item.label : `${item.label} [greyed]`];
    case 'submenu':
      return [`${item.label} ▸`, ...item.items.flatMap(asText).map((line) => `  ${line}`)];
  }
}
