import type { Snapshot } from '../../../src-main/bridge/snapshot.ts';
import { portsInWords } from '../../../src-main/kernel/ports-in-words.ts';
import { closingWanted, mayBeOpen } from '../../../src-main/leases/lease.ts';
import type { Lease, LeaseId } from '../../../src-main/leases/lease.ts';
import type { ResourceId } from '../../../src-main/resources/resource.ts';
import { knownAddresses, plainAddress } from '../../format/address-in-words.ts';
import { minutesInWords, shortDuration } from '../../format/durations.ts';
import type { Place } from '../../state/navigation.ts';

export type CommandDeed =
  | { readonly kind: 'open'; readonly resourceId: ResourceId; readonly label: string }
  | { readonly kind: 'close'; readonly leaseId: LeaseId; readonly label: string }
  | {
      readonly kind: 'extend';
      readonly leaseId: LeaseId;
      readonly minutes: number;
      readonly label: string;
    }
  | { readonly kind: 'go'; readonly place: Place }
  | { readonly kind: 'copy-address'; readonly text: string }
  | { readonly kind: 'close-all' | 'enter-sandbox' | 'leave-sandbox' | 'help' | 'quit' };

/** One line of the command list. */
export interface Command {
  readonly id: string;
  readonly label: string;
  /** Stands at the right, in small. */
  readonly aside?: string;
  /** Found by these words too. */
  readonly also?: string;
  /** The keys that do the same. */
  readonly keys?: string;
  readonly deed: CommandDeed;
}

const EXTENDS_BY = [15, 60] as const;

type Known = Pick<Snapshot, 'realm' | 'identities' | 'resources' | 'leases' | 'address'>;

/** Everything that can be done now: what is open first, then the ways through the app, then what is closed. */
export function commandsNow(known: Known): readonly Command[] {
  const open = known.leases.filter(mayBeOpen);
  return [
    ...open.flatMap(leaseCommands),
    ...appCommands(known, open.length),
    ...SCREEN_COMMANDS,
    ...openCommands(known, new Set(open.map(({ resource }) => resource.id))),
  ];
}

function leaseCommands(lease: Lease): readonly Command[] {
  const { id: leaseId, resource, state } = lease;
  const { label } = resource;
  const close: Command = {
    id: `close ${leaseId}`,
    label: `Close ${label}`,
    aside: portsInWords(resource.ports),
    deed: { kind: 'close', leaseId, label },
  };
  if (closingWanted(lease) || state.kind === 'opening') return [close];
  return [
    close,
    ...EXTENDS_BY.map((minutes): Command => ({
      id: `extend ${leaseId} ${String(minutes)}`,
      label: `Extend ${label}`,
      aside: `by ${minutesInWords(minutes)}`,
      also: `by ${minutesInWords(minutes)}`,
      deed: { kind: 'extend', leaseId, minutes, label },
    })),
  ];
}

function openCommands({ resources }: Known, open: ReadonlySet<ResourceId>): readonly Command[] {
  const favouritesFirst = resources.toSorted(
    (a, b) => Number(b.favourite ?? false) - Number(a.favourite ?? false),
  );
  return favouritesFirst
    .filter(({ id }) => !open.has(id))
    .map(({ id, label, ports, usualDuration, region, groupName = '' }) => ({
      id: `open ${id}`,
      label: `Open ${label}`,
      aside: `${portsInWords(ports)} · ${usual(usualDuration)}`,
      also: [region, groupName, portsInWords(ports)].join(' '),
      deed: { kind: 'open', resourceId: id, label },
    }));
}

function usual(duration: Parameters<typeof shortDuration>[0]): string {
  return duration.kind === 'minutes' ? `for ${shortDuration(duration)}` : shortDuration(duration);
}

function appCommands(known: Known, openCount: number): readonly Command[] {
  const { realm, address } = known;
  const mine = address.mine ? knownAddresses(address.mine).map(plainAddress) : [];
  return [
    ...(openCount > 1
      ? [command('Close all', { kind: 'close-all' }, { keys: 'Ctrl+Shift+X' })]
      : []),
    ...(mine.length > 0
      ? [
          command(
            'Copy my address',
            { kind: 'copy-address', text: mine.join('\n') },
            { aside: mine.join(', '), also: 'ip' },
          ),
        ]
      : []),
    command('Add a resource', go({ screen: 'resource-form' }), { keys: 'Ctrl+N', also: 'new' }),
    command('Add an access key', go({ screen: 'access-keys', adding: true }), {
      also: 'new identity',
    }),
    realm === 'aws'
      ? command('Try the sandbox', { kind: 'enter-sandbox' }, { also: 'demo' })
      : command('Leave the sandbox', { kind: 'leave-sandbox' }, { also: 'demo' }),
  ];
}

const SCREEN_COMMANDS: readonly Command[] = [
  command('Resources', go({ screen: 'resources' }), { keys: 'Ctrl+1', also: 'go to' }),
  command('Activity', go({ screen: 'activity' }), { keys: 'Ctrl+2', also: 'go to history log' }),
  command('Policy', go({ screen: 'policy' }), { keys: 'Ctrl+3', also: 'go to iam permissions' }),
  command('Access keys', go({ screen: 'access-keys', adding: false }), {
    keys: 'Ctrl+4',
    also: 'go to identities profiles roles rotate',
  }),
  command('Settings', go({ screen: 'settings' }), {
    keys: 'Ctrl+,',
    also: 'go to preferences theme start at login notifications proxy tray',
  }),
  command('First steps', go({ screen: 'welcome' }), { also: 'welcome tour onboarding' }),
  command('Keyboard help', { kind: 'help' }, { keys: 'F1', also: 'shortcuts keys' }),
  command('Quit Drawbridge', { kind: 'quit' }, { keys: 'Ctrl+Q', also: 'exit' }),
];

function command(
  label: string,
  deed: CommandDeed,
  more: Pick<Command, 'aside' | 'also' | 'keys'> = {},
): Command {
  return { id: label, label, deed, ...more };
}

function go(place: Place): CommandDeed {
  return { kind: 'go', place };
}
