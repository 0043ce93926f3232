import { HOUR_MS, MINUTE_MS } from '../../../src-main/kernel/clock.ts';
import type { Instant } from '../../../src-main/kernel/clock.ts';
import type { Problem } from '../../../src-main/kernel/problem.ts';
import type { Lease } from '../../../src-main/leases/lease.ts';
import type { TrayState } from '../../../src-main/tray/tray-state.ts';
import { HERE, START, THERE, door, grant } from '../leases/lease-samples.ts';
import { couldNotClose, DISAGREED, failed, KNOWN, leaseOf } from './tray-samples.ts';
import { opening, SILENT, state, whileWorking } from './tray-samples.ts';

const SIGN_IN: Problem = {
  kind: 'sign-in-needed',
  profile: 'work',
  command: 'aws sso login --profile work',
};
const CODE: Problem = { kind: 'mfa-code-needed', identity: 'admin' };

const ALTERNATING: TrayState['address'] = {
  mine: { ...SILENT, ipv4: { kind: 'alternating', choices: [HERE, THERE], since: START } },
};

function closingFor(problem: Problem, number = 1): Lease {
  const state = { kind: 'closing', reason: 'deadline', since: START, problem } as const;
  return leaseOf(number, 60, { state });
}

/** Its rules still stand for the address before. */
function moving(number = 1): Lease {
  const termEnd = START + HOUR_MS;
  return leaseOf(number, 60, {
    sources: [THERE],
    grants: [grant(HERE, undefined, number)],
    state: { kind: 'renewing', termEnd, since: START },
  });
}

function leftBehind(number = 1): Lease {
  return leaseOf(number, 60, { sources: [THERE], trouble: { kind: 'throttled' } });
}

export interface SampleState {
  readonly name: string;
  readonly of: TrayState;
  readonly now?: Instant;
}

const several = [leaseOf(1), leaseOf(2, 90), whileWorking(3)];

/** Every state of the tray, by its name in the design. */
export const STATES: readonly SampleState[] = [
  { name: 'S0 not set up', of: state({ identities: [], resources: [], address: {} }) },
  { name: 'S1 nothing open', of: state() },
  { name: 'S2 opening', of: state({ leases: [opening()] }) },
  {
    name: 'S2 closing',
    of: state({
      leases: [leaseOf(1, 60, { state: { kind: 'closing', reason: 'asked', since: START } })],
    }),
  },
  { name: 'S3 one open', of: state({ leases: [leaseOf(1)] }) },
  {
    name: 'S4 several open',
    of: state({ leases: several, resources: [1, 2, 3, 4].map((n) => door(n)) }),
  },
  {
    name: 'S5 closing soon',
    of: state({ leases: [leaseOf(1)] }),
    now: START + 56 * MINUTE_MS,
  },
  { name: 'S6 could not close', of: state({ leases: [couldNotClose(2), leaseOf(1)] }) },
  {
    name: 'S7 sign-in ended',
    of: state({ leases: [closingFor(SIGN_IN, 1), closingFor(SIGN_IN, 2)] }),
  },
  {
    name: 'S7 sign-in ended, nothing open',
    of: state({
      leases: [
        leaseOf(1, 60, { grants: [], state: { kind: 'failed', problem: SIGN_IN, at: START } }),
      ],
    }),
  },
  {
    name: 'S7 a code is waited for',
    of: state({
      identities: [{ maskedKeyId: 'admin', question: 'open' }],
      leases: [leaseOf(1, 60, { trouble: CODE })],
    }),
  },
  { name: 'S8 address changed', of: state({ leases: [moving(1), moving(2)] }) },
  { name: 'S8 left behind', of: state({ leases: [leftBehind(1), leaseOf(2)] }) },
  { name: 'S8 alternating', of: state({ address: ALTERNATING, leases: [leaseOf(1)] }) },
  { name: 'S8 sources disagree', of: state({ address: { mine: DISAGREED } }) },
  { name: 'S9 offline, nothing open', of: state({ address: { mine: SILENT }, offline: true }) },
  {
    name: 'S9 offline, one open',
    of: state({ address: { mine: SILENT }, offline: true, leases: [leaseOf(1)] }),
  },
  {
    name: 'S9 offline, several open',
    of: state({ address: { mine: SILENT }, offline: true, leases: several }),
  },
  {
    name: 'S10 behind a VPN',
    of: state({ address: { mine: KNOWN, network: { vpn: 'tun0' } } }),
  },
  {
    name: 'S10 shared address',
    of: state({ address: { mine: KNOWN, network: { shared: true } }, leases: [leaseOf(1)] }),
  },
  { name: 'S11 sandbox', of: state({ realm: 'sandbox', leases: [leaseOf(1)] }) },
  {
    name: 'S11 sandbox, several open',
    of: state({ realm: 'sandbox', leases: several, resources: [4, 5].map((n) => door(n)) }),
  },
  { name: 'S12 no permission', of: state({ leases: [failed()] }) },
  { name: 'S13 update ready', of: state({ updateReady: '1.4' }) },
  {
    name: 'S13 update ready, one open',
    of: state({ updateReady: '1.4', leases: [leaseOf(1)] }),
  },
];
