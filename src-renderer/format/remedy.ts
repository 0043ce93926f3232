import type { Problem, ProblemOf } from '../../src-main/kernel/problem.ts';
import type { ResourceId } from '../../src-main/resources/resource.ts';

export interface ScreenRemedy {
  readonly screen: 'policy' | 'access-keys' | 'activity' | 'settings';
  readonly label: string;
}

export type Remedy =
  | ScreenRemedy
  | {
      readonly screen: 'resource-form';
      readonly resourceId: ResourceId;
      readonly label: string;
    };

const POLICY: ScreenRemedy = { screen: 'policy', label: 'Show the policy' };
const KEYS: ScreenRemedy = { screen: 'access-keys', label: 'Access keys' };

const SETTINGS: ScreenRemedy = { screen: 'settings', label: 'Settings' };

const ALTERED: Readonly<Partial<Record<ProblemOf<'file-altered'>['what'], ScreenRemedy>>> = {
  identity: KEYS,
  settings: SETTINGS,
};

const REMEDIES: Readonly<Partial<Record<Problem['kind'], ScreenRemedy>>> = {
  'not-allowed': POLICY,
  'key-unknown': KEYS,
  'secret-wrong': KEYS,
  'credentials-expired': KEYS,
  'keychain-lost-key': KEYS,
  'mfa-code-needed': KEYS,
  'sign-in-needed': KEYS,
  'command-not-allowed': KEYS,
  'command-failed': KEYS,
  'profile-gone': KEYS,
  'profile-unusable': KEYS,
  'seal-lost': SETTINGS,
  refused: { screen: 'activity', label: 'Activity' },
};

/** Where a problem with a resource can be mended or looked into, when there is such a place. */
export function remedyFor(problem: Problem, resourceId: ResourceId): Remedy | undefined {
  if (problem.kind !== 'file-altered') return REMEDIES[problem.kind];
  return problem.what === 'resource'
    ? { screen: 'resource-form', resourceId, label: 'Edit' }
    : ALTERED[problem.what];
}
