/** What is selected, and from where `Shift` goes on. */
export interface Selection {
  readonly ids: ReadonlySet<string>;
  /** The stretch that `Shift` draws out: what was selected beside it, its start and its end. */
  readonly stretch?: {
    readonly beside: ReadonlySet<string>;
    readonly from: string;
    readonly to: string;
  };
}

export const NOTHING_SELECTED: Selection = { ids: new Set() };

/** Selects one more, or no longer. */
export function toggled({ ids }: Selection, id: string): Selection {
  const next = new Set(ids);
  if (!next.delete(id)) next.add(id);
  return { ids: next, stretch: { beside: next, from: id, to: id } };
}

/**
 * Draws the stretch out, or in, to `to`. It starts where the last one did, as long as that ended at
 * `from`; without `from` wherever it did.
 *
 * @param order the ids in sight, from top to bottom
 */
export function drawnTo(
  selection: Selection,
  order: readonly string[],
  to: string,
  from?: string,
): Selection {
  const last = selection.stretch;
  const goesOn = last && order.includes(last.from) && (from === undefined || last.to === from);
  const start = goesOn ? last.from : (from ?? to);
  const beside = goesOn ? last.beside : selection.ids;
  const [one, other] = [order.indexOf(start), order.indexOf(to)];
  const between = order.slice(Math.min(one, other), Math.max(one, other) + 1);
  return { ids: new Set([...beside, ...between]), stretch: { beside, from: start, to } };
}

/** All in sight, and what was selected before. */
export function withAll({ ids }: Selection, order: readonly string[]): Selection {
  return { ids: new Set([...ids, ...order]) };
}

/** None of those in sight. */
export function withoutAll({ ids }: Selection, order: readonly string[]): Selection {
  const gone = new Set(order);
  return { ids: new Set([...ids].filter((id) => !gone.has(id))) };
}

/** Without those that are no longer there; the same selection where all are. */
export function onlyThese(selection: Selection, there: readonly string[]): Selection {
  if (selection.ids.size === 0) return selection;
  const known = new Set(there);
  const ids = [...selection.ids].filter((id) => known.has(id));
  return ids.length === selection.ids.size ? selection : { ids: new Set(ids) };
}
