import type { Refusal } from '../kernel/problem.ts';

/** What AWS itself says was refused: one of the resources a call touches. */
export interface RefusedLeg {
  /** `ec2:CreateTags`: may be another action than the one called. */
  readonly action: string;
  /** Absent where AWS does not name it. */
  readonly resource?: string;
  /** A policy denies it: another that allows it changes nothing. */
  readonly explicitly: boolean;
}

/** What AWS answers when asked for a permission, with all that it says of a refusal. */
export type Asked =
  | { readonly kind: 'allowed' }
  | { readonly kind: 'denied'; readonly refused?: RefusedLeg }
  | { readonly kind: 'cannot-tell'; readonly why: Refusal };
