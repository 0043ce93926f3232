import type { CallerIdentity, Identity } from '../identities/identity.ts';
import { isDue } from '../identities/key-age.ts';
import type { KeyAge } from '../identities/key-age.ts';
import { parseArn } from '../kernel/aws-names.ts';
import { counted } from '../kernel/time-in-words.ts';
import { listed } from '../kernel/words/wording.ts';
import type { Choices } from './choices.ts';
import { consoleLink } from './console-links.ts';
import type { Finding } from './lint-statement.ts';

/** One good habit, and how far Drawbridge can see that it is kept. */
export interface Practice {
  readonly id:
    'dedicated' | 'no-console' | 'least' | 'unused' | 'one-key' | 'rotated' | 'monitored';
  readonly title: string;
  /** `unseen`: only the person can tell; `says` tells where to look. */
  readonly state: 'kept' | 'not-kept' | 'unseen';
  readonly says: string;
  /** Where to look, or to mend it. */
  readonly link?: string;
}

/** Of an identity what can be seen of its habits. */
export interface SeenIdentity {
  readonly kind: Identity['kind'];
  readonly caller: CallerIdentity;
  /** Absent until IAM was asked, or when it refused. */
  readonly keys?: readonly SeenKey[];
}

export interface SeenKey {
  readonly active: boolean;
  /** The key Drawbridge itself uses. */
  readonly ours: boolean;
  readonly age: KeyAge;
  readonly lastUsed?: { readonly service: string };
}

/** Services that Drawbridge asks with a key. */
const OURS: readonly string[] = ['ec2', 'sts', 'iam'];

/**
 * The good habits for a key, each kept, not kept, or out of sight. What Drawbridge has no
 * permission to see it does not guess.
 */
export function bestPractices(
  identity: SeenIdentity,
  choices: Choices,
  made: { readonly findings: readonly Finding[]; readonly unusedGroups: readonly string[] },
): readonly Practice[] {
  return [
    dedicated(identity),
    noConsole(identity),
    least(made.findings),
    unused(made.unusedGroups),
    oneKey(identity),
    rotated(identity),
    monitored(identity, choices),
  ];
}

function dedicated({ caller, keys = [] }: SeenIdentity): Practice {
  const base = { id: 'dedicated', title: 'A user of its own for Drawbridge' } as const;
  const { kind, name } = whoIs(caller);
  if (kind === 'role')
    return { ...base, state: 'kept', says: `${name} is a role: its keys end by themselves.` };
  if (kind !== 'user')
    return { ...base, state: 'not-kept', says: 'It is neither an IAM user nor a role.' };
  const strange = keys.flatMap(({ lastUsed }) =>
    lastUsed && !OURS.includes(lastUsed.service) && lastUsed.service !== 'N/A'
      ? [lastUsed.service]
      : [],
  );
  if (strange.length > 0)
    return {
      ...base,
      state: 'not-kept',
      says: `A key of ${name} was last used for ${listed([...new Set(strange)])}, and not by Drawbridge.`,
    };
  if (/drawbridge/i.test(name))
    return { ...base, state: 'kept', says: `${name} is an IAM user named after Drawbridge.` };
  return {
    ...base,
    state: 'unseen',
    says: `${name} is an IAM user; whether it does anything else is not to be seen from here.`,
  };
}

function noConsole({ caller }: SeenIdentity): Practice {
  const base = { id: 'no-console', title: 'No console access' } as const;
  const { kind, name } = whoIs(caller);
  if (kind === 'role')
    return { ...base, state: 'kept', says: 'A role has no password of its own.' };
  const link =
    kind === 'user'
      ? consoleLink(caller.partition, { kind: 'user', name, tab: 'security_credentials' })
      : undefined;
  return {
    ...base,
    state: 'unseen',
    says: 'Drawbridge has no permission to see passwords: look under Security credentials.',
    ...(link !== undefined && { link }),
  };
}

function least(findings: readonly Finding[]): Practice {
  const base = { id: 'least', title: 'No more permissions than needed' } as const;
  if (findings.length > 0)
    return {
      ...base,
      state: 'not-kept',
      says: `The check of the documents found ${counted(findings.length, 'thing')} to mend.`,
    };
  return {
    ...base,
    state: 'unseen',
    says: 'These documents hold no wildcard without a reason. What is attached besides them is not to be seen from here: paste it under Compare.',
  };
}

function unused(groups: readonly string[]): Practice {
  const base = { id: 'unused', title: 'Nothing that is not used' } as const;
  return groups.length === 0
    ? { ...base, state: 'kept', says: 'Every group in the documents is one of your resources.' }
    : {
        ...base,
        state: 'not-kept',
        says: `${listed(groups)} ${groups.length === 1 ? 'is' : 'are'} allowed and not among your resources.`,
      };
}

function oneKey({ kind, caller, keys }: SeenIdentity): Practice {
  const base = { id: 'one-key', title: 'One active key' } as const;
  if (kind === 'role') return { ...base, state: 'kept', says: 'A role has no keys that last.' };
  if (!keys) return { ...base, state: 'unseen', says: ageUnknown(kind) };
  const active = keys.filter((key) => key.active).length;
  return active <= 1
    ? {
        ...base,
        state: 'kept',
        says: `${whoIs(caller).name} has ${counted(active, 'active key')}.`,
      }
    : {
        ...base,
        state: 'not-kept',
        says: `${whoIs(caller).name} has ${counted(active, 'active key')}: each of them opens the same doors.`,
      };
}

function ageUnknown(kind: SeenIdentity['kind']): string {
  return kind === 'access-key'
    ? 'IAM did not say how old the keys are: it does when the permission to see their age is there.'
    : 'Its keys are not kept by Drawbridge, which does not ask for their age.';
}

function rotated({ kind, keys }: SeenIdentity): Practice {
  const base = { id: 'rotated', title: 'A key that is not old' } as const;
  if (kind === 'role')
    return { ...base, state: 'kept', says: 'The keys of a role end before they are old.' };
  const ours = keys?.find((key) => key.ours);
  if (!ours) return { ...base, state: 'unseen', says: ageUnknown(kind) };
  return {
    ...base,
    state: isDue(ours.age) ? 'not-kept' : 'kept',
    says: `The key is ${counted(ours.age.days, 'day')} old.`,
  };
}

function monitored({ caller }: SeenIdentity, { watch }: Choices): Practice {
  const link = consoleLink(caller.partition, { kind: 'trails' });
  return {
    id: 'monitored',
    title: 'Calls that are logged and watched',
    state: 'unseen',
    says: watch
      ? 'The event rule is among the documents. Whether a trail logs management events is not to be seen from here.'
      : 'Whether a trail logs its calls is not to be seen from here. Watch, at the choices, adds a rule that tells of changes.',
    ...(link !== undefined && { link }),
  };
}

function whoIs({ arn }: CallerIdentity): { readonly kind: string; readonly name: string } {
  const [type = '', ...rest] = parseArn(arn)?.resource.split('/') ?? [];
  if (type === 'assumed-role') return { kind: 'role', name: rest[0] ?? '' };
  return { kind: type, name: rest.at(-1) ?? type };
}
