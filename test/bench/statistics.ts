export interface Spread {
  readonly p10: number;
  readonly median: number;
  readonly p90: number;
  readonly p95: number;
}

export function spread(samples: readonly number[]): Spread {
  if (samples.length === 0) throw new Error('nothing was measured');
  const sorted = samples.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.round(share * (sorted.length - 1))] ?? NaN;
  return { p10: at(0.1), median: at(0.5), p90: at(0.9), p95: at(0.95) };
}

export function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0);
}

/**
 * One after the other in turn, so that what disturbs the one disturbs the other.
 *
 * @param warmUps rounds before the first that counts: they warm disks, sockets and compilers
 */
export async function interleaved(
  runs: number,
  [ours, peer]: readonly [() => Promise<number>, () => Promise<number>],
  warmUps = 1,
): Promise<{ readonly ours: readonly number[]; readonly peer: readonly number[] }> {
  const samples = { ours: [] as number[], peer: [] as number[] };
  for (let run = -warmUps; run < runs; run += 1) {
    const round = { peer: await peer(), ours: await ours() };
    if (run < 0) continue;
    samples.peer.push(round.peer);
    samples.ours.push(round.ours);
  }
  return samples;
}
