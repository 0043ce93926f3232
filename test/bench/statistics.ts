export interface Spread {
  readonly p10: number;
  readonly median: number;
  readonly p90: number;
}

export function spread(samples: readonly number[]): Spread {
  const sorted = samples.toSorted((a, b) => a - b);
  const at = (share: number): number =>
    sorted[Math.min(sorted.length - 1, Math.round(share * (sorted.length - 1)))] ?? NaN;
  return { p10: at(0.1), median: at(0.5), p90: at(0.9) };
}

/** `223 ms [214–237]` */
export function inWords({ p10, median, p90 }: Spread): string {
  const round = (ms: number): string => (ms < 20 ? ms.toFixed(1) : ms.toFixed(0));
  return `${round(median)} ms [${round(p10)}–${round(p90)}]`;
}

export interface Outcome {
  readonly name: string;
  readonly line: string;
  readonly within: boolean;
}
