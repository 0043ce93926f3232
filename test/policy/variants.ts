import type { UsableFrom } from '../../src-main/policy/address-policy.ts';
import { USUAL_CHOICES } from '../../src-main/policy/choices.ts';
import type { Choices } from '../../src-main/policy/choices.ts';
import type { Paper } from '../../src-main/policy/made-document.ts';
import type { Switches } from '../../src-main/policy/job-policy.ts';
import { network } from '../support/policy-samples.ts';
import {
  recordClosing,
  recordJob,
  recordKeyHealth,
  recordRotation,
  recordSlot,
} from './recording.ts';
import type { Leg } from './recording.ts';
import type { ResourceSet } from './resource-sets.ts';

/** A way of choosing, and the calls it must allow. */
export interface Variant {
  readonly name: string;
  readonly choices: (set: ResourceSet) => Choices;
  /** Whether a document is one of those that decide. */
  readonly decides: (paper: Paper) => boolean;
  /** The one the documents are attached to. */
  readonly acts: 'user' | 'role';
  readonly needs: () => Promise<readonly Leg[]>;
  /** What must stay allowed from any address, where the address is limited. */
  readonly needsAnywhere?: () => Promise<readonly Leg[]>;
}

export const HERE = ['81.187.42.0/24', '2a01:4b00:8a3c::/48'].map(network);
const ALL: Switches = { modify: true, descriptions: true, tags: true };

const SUBSETS: readonly Switches[] = [false, true].flatMap((modify) =>
  [false, true].flatMap((descriptions) =>
    [false, true].map((tags) => ({ modify, descriptions, tags })),
  ),
);

const jobs = SUBSETS.flatMap((switches): readonly Variant[] => {
  const on = Object.entries(switches).flatMap(([each, value]) => (value ? [each] : []));
  let recorded: ReturnType<typeof recordJob> | undefined;
  const needs = () => (recorded ??= recordJob(switches));
  const of = `job with ${on.join(', ') || 'four permissions'}`;
  return [
    variant(of, { switches }, { needs }),
    variant(`${of}, in a role`, { switches }, { acts: 'role', needs }),
  ];
});

/** Whose documents are simulated against all the rest of AWS. */
export const VARIANTS: readonly Variant[] = [
  ...jobs,
  variant('key health', { keys: 'see' }, { decides: titled('Seeing'), needs: recordKeyHealth }),
  variant('rotation', { keys: 'rotate' }, { decides: titled('Replacing'), needs: recordRotation }),
  variant(
    'job from fixed networks',
    { switches: ALL, from: from('fixed') },
    { needs: () => recordJob(ALL), needsAnywhere: () => Promise.resolve([]) },
  ),
  variant(
    'job from the current address',
    { switches: ALL, from: from('current') },
    { needs: () => recordJob(ALL), needsAnywhere: recordClosing },
  ),
  variant('slot', { shape: 'slot' }, { needs: recordSlot }),
  variant('slot, in a role', { shape: 'slot' }, { acts: 'role', needs: recordSlot }),
  variant(
    'session',
    { switches: ALL, session: true },
    { acts: 'role', decides: ({ kind }) => kind === 'session', needs: () => recordJob(ALL) },
  ),
];

function variant(
  name: string,
  choices: Partial<Choices>,
  more: Partial<Variant> & Pick<Variant, 'needs'>,
): Variant {
  const acts = more.acts ?? 'user';
  return {
    name,
    acts,
    decides: ({ kind }) => kind === 'permissions',
    choices: (set) => ({
      ...USUAL_CHOICES,
      keys: 'nothing',
      ...choices,
      ...(acts === 'role' && { role: roleOf(set) }),
    }),
    ...more,
  };
}

/** In the same account, so that the groups are where the set says. */
export function roleOf({ account, name, path }: ResourceSet): NonNullable<Choices['role']> {
  return { account, name: `gate-${name}`, path };
}

function from(kind: 'fixed' | 'current'): UsableFrom {
  return { kind, networks: HERE };
}

function titled(start: string): Variant['decides'] {
  return ({ title }) => title.startsWith(start);
}
