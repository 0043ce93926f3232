/** The same function, which is asked only once about each object: for objects that never change. */
export function onceEach<T extends object, R>(made: (of: T) => R): (of: T) => R {
  const known = new WeakMap<T, { readonly result: R }>();
  return (of) => {
    const before = known.get(of);
    if (before) return before.result;
    const result = made(of);
    known.set(of, { result });
    return result;
  };
}
