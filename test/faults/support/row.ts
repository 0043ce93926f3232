import { expect, it } from 'vitest';
import type { TestContext } from 'vitest';
import { FaultLab } from './fault-lab.ts';
import { judge } from './invariants.ts';
import type { Judged } from './invariants.ts';
import { noteCounts } from './rows.ts';

const HOLDS = { leaked: [], touched: [], secrets: [], differences: [] };
const ROW_LIMIT_MS = 120_000;

/**
 * One row of FAULTS.md as a test: a lab of its own, what happens in it, and afterwards the four
 * promises. An app that has ended by then is started again: they hold across its lives.
 */
export function row(name: string, title: string, happens: (lab: FaultLab) => Promise<void>): void {
  it.concurrent(`${name}: ${title}`, { timeout: ROW_LIMIT_MS }, async ({ task }) => {
    const lab = await FaultLab.start();
    try {
      await happens(lab);
      if (!lab.app.isRunning) await lab.app.launch();
      await promisesHold(lab, task);
    } finally {
      await lab.stop();
    }
  });
}

/** Looks at the four promises, counts what is broken for the summary, and fails if anything is. */
export async function promisesHold(
  lab: Judged,
  task: Readonly<TestContext['task']>,
): Promise<void> {
  const verdict = await judge(lab);
  noteCounts(task.meta, {
    leaked: verdict.leaked.length,
    touched: verdict.touched.length,
    secrets: verdict.secrets.length,
  });
  expect(verdict).toEqual(HOLDS);
}
