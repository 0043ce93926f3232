import type { Choices } from './choices.ts';
import type { Paper } from './made-document.ts';

/** A change of the choices that leaves a thief less, and what it costs. */
export interface TighterShape {
  readonly id: 'role' | 'mfa' | 'slot' | 'prefix-list' | 'addresses' | 'no-rotation' | 'gate-group';
  readonly says: string;
}

/** The tighter shapes that are not chosen yet, the one that gains most first. */
export function tighterShapes(choices: Choices, papers: readonly Paper[]): readonly TighterShape[] {
  const holdsKey = papers.some(
    (paper) => paper.kind === 'permissions' && paper.holder.kind === 'user',
  );
  return [
    ...when(holdsKey && !choices.role, {
      id: 'role',
      says: 'A role: the key itself may then do nothing but become the role, and what it becomes ends by itself.',
    }),
    ...when(choices.role !== undefined && !choices.role.mfa, {
      id: 'mfa',
      says: 'MFA for the role: a stolen key alone is then worth nothing. Each session needs a code.',
    }),
    ...when(choices.shape === 'job', {
      id: 'slot',
      says: 'Slot mode: an administrator makes one rule for you, and the key may change that rule only; it can no longer remove other people’s.',
    }),
    ...when(choices.from.kind === 'anywhere', {
      id: 'addresses',
      says: 'Only from your networks: the key is useless elsewhere. For an address that changes, closing can be left out.',
    }),
    ...when(choices.keys === 'rotate', {
      id: 'no-rotation',
      says: 'No rotation by Drawbridge: nobody can make a second key with the first, and you replace keys in the console.',
    }),
    ...when(choices.shape === 'job', {
      id: 'gate-group',
      says: 'A security group of its own for the gate, on the one machine that takes logins: whatever is opened, the rest stays out of reach.',
    }),
    {
      id: 'prefix-list',
      says: 'A prefix list in place of the group: the only shape in which IAM fixes the ports. Drawbridge does not open prefix lists yet.',
    },
  ];
}

function when(chosen: boolean, shape: TighterShape): readonly TighterShape[] {
  return chosen ? [shape] : [];
}
