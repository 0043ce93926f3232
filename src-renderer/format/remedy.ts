import type { Problem, ProblemOf } from '../../src-main/kernel/problem.ts';

export interface Remedy {
  readonly screen: 'policy' | 'access-keys' | 'activity' | 'settings';
  readonly label: string;
}

const POLICY: Remedy = { screen: 'policy', label: 'Show the policy' };
const KEYS: Remedy = { screen: 'access-keys', label: 'Access keys' };

const SETTINGS: Remedy = { screen: 'settings', label: 'Settings' };

const ALTERED: Readonly<Partial<Record<ProblemOf<'file-altered'>['what'], Remedy>>> = {
  identity: KEYS,
  settings: SETTINGS,
};

const REMEDIES: Readonly<Partial<Record<Problem['kind'], Remedy>>> = {
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

/** The screen where a problem can be mended or looked into, when there is one. */
export function remedyFor(problem: Problem): Remedy | undefined {
  if (problem.kind === 'file-altered') return ALTERED[problem.what];
  return REMEDIES[problem.kind];
}
