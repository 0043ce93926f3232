/** The rows of FAULTS.md that are in scope: F40 and F42 belong to other promises. */
export const ROWS: readonly string[] = [
  ...Array.from({ length: 39 }, (_, index) => index + 1),
  41,
].map((number) => `F${String(number)}`);

/** What a row leaves behind for the summary. */
export interface RowCounts {
  readonly leaked: number;
  readonly touched: number;
  readonly secrets: number;
}

/** Notes on a test, for the summary, what was found broken after its row. */
export function noteCounts(meta: object, fault: RowCounts): void {
  Object.assign(meta, { fault });
}

/** `undefined` when nobody looked. */
export function countsIn(meta: object): RowCounts | undefined {
  return (meta as { readonly fault?: RowCounts }).fault;
}

/** The row a test's title begins with. */
export function rowOf(title: string): string | undefined {
  return /^F\d+(?=: )/.exec(title)?.[0];
}
