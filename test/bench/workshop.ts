import { USUAL_CHOICES } from '../../src-main/policy/choices.ts';
import { workshop } from '../../src-main/policy/workshop.ts';
import { SAMPLE_IDENTITY, SAMPLE_RESOURCE } from '../support/stored-samples.ts';
import type { Metric } from './metric.ts';
import { limitRow } from './rows.ts';

const RESOURCES = 1_000;

/** All documents for a thousand resources, as at every change of a choice. */
export const WORKSHOP: Metric = {
  name: 'policies for 1,000 resources',
  peer: '–',
  measure: ({ runs }) => {
    const resources = Array.from({ length: RESOURCES }, (_, index) => ({
      ...SAMPLE_RESOURCE,
      groupId: `sg-${String(index).padStart(17, '0')}`,
    }));
    const took: number[] = [];
    for (let run = -3; run < runs; run += 1) {
      const startedAt = performance.now();
      workshop(USUAL_CHOICES, resources, [SAMPLE_IDENTITY]);
      // The first ones are compiled on the way.
      if (run >= 0) took.push(performance.now() - startedAt);
    }
    return Promise.resolve([limitRow('all documents', took, 50)]);
  },
};
