import { afterEach, beforeEach, describe } from 'vitest';
import { closingPromises } from './gate-suite-closing.ts';
import { keepingPromises } from './gate-suite-keeping.ts';
import { lookingPromises } from './gate-suite-looking.ts';
import { movingPromises } from './gate-suite-moving.ts';
import { openingPromises } from './gate-suite-opening.ts';
import { GateTrial } from './gate-trial.ts';
import type { GateHarness } from './gate-trial.ts';

/** Holds a gate, fake or real, to what `leases/gate.ts` promises. */
export function describeGate(name: string, start: () => Promise<GateHarness>): void {
  describe(name, () => {
    const trial = new GateTrial();
    beforeEach(() => trial.start(start()));
    afterEach(() => trial.at.stop());

    openingPromises(trial);
    movingPromises(trial);
    keepingPromises(trial);
    lookingPromises(trial);
    closingPromises(trial);
  });
}
