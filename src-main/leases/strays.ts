import type { Instant } from '../kernel/clock.ts';
import { MINUTE_MS } from '../kernel/clock.ts';
import type { StandingMark, StandingRule } from './gate.ts';
import type { Grant, LeaseId } from './lease.ts';
import { nameInMark } from './mark.ts';
import type { Mark } from './mark.ts';

/** A rule with a mark, of a kind this app makes. */
export type StrayRule = StandingRule & Grant & { readonly mark: StandingMark };

/** Rules of Drawbridge that belong to no lease of this computer. */
export interface Strays {
  /** Made here, unchanged, by a run whose lease is gone: nobody else will close them. */
  readonly leftBehind: readonly StrayRule[];
  /** Made by the same person elsewhere: shown, and closed only by hand. */
  readonly elsewhere: readonly StrayRule[];
}

/** A folder copied to a new computer brings the installation's id along: that one may still work. */
const COPIED_GRACE_MS = 2 * MINUTE_MS;

/** Sorts the rules of a group that Drawbridge made but no lease here knows. Others are nobody's business. */
export function straysAmong(
  rules: readonly StandingRule[],
  here: {
    readonly signature: Pick<Mark, 'install' | 'person' | 'host'>;
    readonly isLive: (leaseId: LeaseId) => boolean;
    readonly now: Instant;
  },
): Strays {
  const strays = rules.filter(isStray).filter(({ mark }) => !here.isLive(mark.leaseId));
  const own = strays.filter(({ mark }) => mark.install === here.signature.install);
  const leftBehind = own
    .filter(({ mark }) => mark.intact)
    .filter(({ mark }) => madeHere(mark, here.signature) || late(mark, here.now));
  const person = nameInMark(here.signature.person);
  const elsewhere = strays.filter(
    (rule) => !leftBehind.includes(rule) && (own.includes(rule) || rule.mark.person === person),
  );
  return { leftBehind, elsewhere };
}

function isStray(rule: StandingRule): rule is StrayRule {
  return rule.mark !== undefined && rule.ports !== undefined && rule.source !== undefined;
}

function madeHere({ host }: StandingMark, signature: Pick<Mark, 'host'>): boolean {
  return host === undefined || host === nameInMark(signature.host);
}

function late({ until }: StandingMark, now: Instant): boolean {
  return until !== undefined && now > until + COPIED_GRACE_MS;
}
