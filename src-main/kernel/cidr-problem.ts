import type { CidrFault } from './cidr.ts';
import type { ProblemOf } from './problem.ts';

export type CidrProblem = ProblemOf<
  'address-not-an-address' | 'address-everywhere' | 'address-too-wide' | 'address-not-global'
>;

const KINDS: Readonly<Record<CidrFault, CidrProblem['kind']>> = {
  'not-an-address': 'address-not-an-address',
  everywhere: 'address-everywhere',
  'too-wide': 'address-too-wide',
  'not-global': 'address-not-global',
};

/** Why `text` cannot be opened to, as the person is told. */
export function cidrProblem(fault: CidrFault, text: string): CidrProblem {
  return { kind: KINDS[fault], text };
}
