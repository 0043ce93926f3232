import { FULL, QUICK, Skipped } from './metric.ts';
import type { Row } from './metric.ts';
import { EXTRAS, METRICS } from './registry.ts';

/** What became of one metric. */
export type Outcome =
  | { readonly kind: 'measured'; readonly rows: readonly Row[] }
  | { readonly kind: 'skipped'; readonly why: string }
  | { readonly kind: 'failed'; readonly why: string };

// A metric in a process of its own, which the bench starts: measure-one.ts <name> [quick]
const [, , name, effort] = process.argv;

// Whatever was started is ended by what listens to `exit`.
process.on('SIGTERM', () => process.exit(1));

process.send?.(await outcome(), () => process.exit(0));

async function outcome(): Promise<Outcome> {
  const metric = [...METRICS, ...EXTRAS].find((each) => each.name === name);
  try {
    if (!metric) throw new Error(`there is no metric '${name ?? ''}'`);
    const rows = await metric.measure(effort === 'quick' ? QUICK : FULL);
    return { kind: 'measured', rows };
  } catch (error) {
    if (error instanceof Skipped) return { kind: 'skipped', why: error.message };
    const why = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { kind: 'failed', why };
  }
}
