/**
 * A JSON merge patch (RFC 7396): `null` removes a member, an object is merged member by member, everything else replaces what
 * was there. Members that the patch does not name, or names as `undefined`, stay.
 */
export function mergePatch(target: object, patch: object) {
  const named = Object.entries(patch).filter(([, value]) => value !== undefined);
  const merged = new Map(Object.entries(target));
  for (const [name, value] of named) {
    if (value === null) merged.delete(name);
    else merged.set(name, isObject(value) ? mergePatch(objectOr(merged.get(name)), value) : value);
  }
  return Object.fromEntries(merged);
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const objectOr = (value: unknown): object => (isObject(value) ? value : {});
