import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { format } from 'prettier';
import { thisMachine } from './machine.ts';
import type { Machine } from './machine.ts';
import type { Metric } from './metric.ts';
import { measureApart } from './own-process.ts';
import { EXTRAS, METRICS } from './registry.ts';
import { isWithin, peers, table, verdict } from './report.ts';
import type { Measured } from './report.ts';
import { PROJECT } from './support/places.ts';

// npm run bench [-- --quick] [-- --only 3,4]
const { values } = parseArgs({
  options: { quick: { type: 'boolean', default: false }, only: { type: 'string' } },
});
const { quick } = values;
const only = values.only?.split(',').map(Number);
const chosen = METRICS.filter(({ number = 0 }) => only?.includes(number) ?? true);
if (chosen.length === 0) throw new Error(`there is no metric ${values.only ?? ''}`);

const startedAt = performance.now();
if (quick) say('quick: few repetitions and short waits, so the figures are rough');
const measured = await all(chosen);
const extras = only ? [] : await all(EXTRAS);
const minutes = ((performance.now() - startedAt) / 60_000).toFixed(1);
const machine = await thisMachine();

say(`\n${table(measured)}`);
if (extras.length > 0) say(`\nNot counted:\n\n${table(extras)}`);
for (const { metric, outcome } of [...measured, ...extras])
  if (outcome.kind === 'failed') say(`\n${metric.name}: ${outcome.why}`);
writeJson();
if (!only) await writePage();
say(`\n${described(machine)}; ${minutes} minutes${quick ? ', quick' : ''}`);
say(verdict(measured));
process.exitCode = measured.every(isWithin) ? 0 : 1;

async function all(metrics: readonly Metric[]): Promise<readonly Measured[]> {
  const beside = quick ? metrics.filter(({ waits }) => waits) : [];
  const done: Measured[] = [];
  for (const metric of metrics) if (!beside.includes(metric)) done.push(await one(metric));
  done.push(...(await Promise.all(beside.map(one))));
  return done.toSorted((a, b) => metrics.indexOf(a.metric) - metrics.indexOf(b.metric));
}

async function one(metric: Metric): Promise<Measured> {
  const begunAt = performance.now();
  const outcome = await measureApart(metric, quick);
  const seconds = Math.round((performance.now() - begunAt) / 1_000);
  const measured = { metric, outcome, seconds };
  const mark = outcome.kind === 'skipped' ? '–' : isWithin(measured) ? '✓' : '✗';
  say(`${mark} ${String(metric.number ?? '')} ${metric.name} (${String(seconds)} s)`);
  return measured;
}

function writeJson(): void {
  const plain = ({ metric, outcome, seconds }: Measured): unknown => ({
    number: metric.number,
    name: metric.name,
    peer: metric.peer,
    seconds,
    ...outcome,
  });
  const at = new Date().toISOString();
  const result = { at, machine, quick, verdict: verdict(measured) };
  mkdirSync(path.join(PROJECT, 'out'), { recursive: true });
  writeFileSync(
    path.join(PROJECT, 'out/bench.json'),
    JSON.stringify({ ...result, metrics: measured.map(plain), extras: extras.map(plain) }, null, 2),
  );
}

/** The page of the last run of all metrics. */
async function writePage(): Promise<void> {
  const text = [
    '# Benchmarks',
    'Written by `npm run bench`; do not edit. Every figure is a median [p10–p90], and every target is against a peer measured in turn with the app in the same run: milliseconds differ between machines, ratios hardly do.',
    ...(quick
      ? ['A **quick** run: few repetitions and short waits, so the figures are rough.']
      : []),
    `Measured on ${new Date().toISOString().slice(0, 10)} in ${minutes} minutes: ${described(machine)}.`,
    `**${verdict(measured)}**`,
    table(measured),
    '## Peers',
    peers(measured),
    '## Not counted',
    table(extras),
  ].join('\n\n');
  writeFileSync(path.join(PROJECT, 'BENCHMARKS.md'), await format(text, { parser: 'markdown' }));
}

function described(on: Machine): string {
  const { processor, cores, memoryGb, system, electron, node } = on;
  const computer = `${processor}, ${String(cores)} cores, ${String(memoryGb)} GB`;
  return `${computer}; ${system}; Electron ${electron}; Node ${node}`;
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
