import type { Live } from './account.ts';
import type { Answer } from './answer.ts';
import { denyWithoutTag, dryRuns } from './questions/dry-runs.ts';
import { guard } from './questions/guard.ts';
import { keyTimes } from './questions/key-times.ts';
import { prefixLists } from './questions/prefix-lists.ts';
import { duplicates, revoking } from './questions/revoking.ts';
import { slots } from './questions/slots.ts';

export interface Question {
  readonly number: string;
  /** Needs users or a role of its own. */
  readonly makesIam: boolean;
  readonly asked: (live: Live) => Promise<readonly Answer[]>;
}

/** What only a real account can answer. */
export const QUESTIONS: readonly Question[] = [
  { number: '1', makesIam: true, asked: guard },
  { number: '2', makesIam: true, asked: dryRuns },
  { number: '3', makesIam: false, asked: revoking },
  { number: '4', makesIam: false, asked: duplicates },
  { number: '5', makesIam: true, asked: slots },
  { number: '6', makesIam: true, asked: keyTimes },
  { number: '7', makesIam: false, asked: prefixLists },
  { number: '8', makesIam: true, asked: denyWithoutTag },
];
