/** Computes something once for each object, which must not change after that. */
export function oncePer<K extends object, V extends object>(compute: (object: K) => V): (object: K) => V {
  const known = new WeakMap<K, V>();
  return (object) => {
    const found = known.get(object);
    if (found) return found;
    const made = compute(object);
    known.set(object, made);
    return made;
  };
}
