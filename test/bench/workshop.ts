import { USUAL_CHOICES } from '../../src-main/policy/choices.ts';
import { workshop } from '../../src-main/policy/workshop.ts';
import { SAMPLE_IDENTITY, SAMPLE_RESOURCE } from '../support/stored-samples.ts';
import { inWords, spread } from './statistics.ts';
import type { Outcome } from './statistics.ts';

const RESOURCES = 1_000;
const TARGET_MS = 50;

/** All documents for a thousand resources, as at every change of a choice. */
export function benchWorkshop(runs: number): Outcome {
  const resources = Array.from({ length: RESOURCES }, (_, index) => ({
    ...SAMPLE_RESOURCE,
    groupId: `sg-${String(index).padStart(17, '0')}`,
  }));
  const took: number[] = [];
  for (let run = -3; run < runs; run += 1) {
    const started = performance.now();
    workshop(USUAL_CHOICES, resources, [SAMPLE_IDENTITY]);
    // The first ones are compiled on the way.
    if (run >= 0) took.push(performance.now() - started);
  }
  const us = spread(took);
  return {
    name: 'policies for 1,000 resources',
    line: `${inWords(us)} (target < ${String(TARGET_MS)} ms)`,
    within: us.median < TARGET_MS,
  };
}
