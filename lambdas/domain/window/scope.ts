import { brokenRule, forms } from '../forms';
import { counts } from '../limits';
import { Refusal } from '../refusal';

/**
 * The path prefixes of a window in their one form: rooted, without trailing slash, each once, none inside another. The whole
 * site is the empty list.
 *
 * @throws Refusal `malformed` for what is not a plain path.
 */
export function scopeOf(paths: readonly string[]): string[] {
  if (paths.length > counts.pathsPerWindow) {
    throw new Refusal('malformed', `A window names at most ${counts.pathsPerWindow} paths.`);
  }
  const plain = paths.map(plainPath);
  if (plain.includes('/')) return [];
  return plain.filter((path, index) => !plain.some((other, at) => at !== index && covers(other, path, at < index)));
}

/** A path without its trailing slash. @throws Refusal `malformed` */
export function plainPath(path: string): string {
  const rule = brokenRule(forms.path, path);
  if (rule !== undefined)
    throw new Refusal('malformed', `A path ${rule}.`, { path: path.slice(0, forms.path.maximumLength) });
  return path === '/' ? path : path.replace(/\/$/, '');
}

/** Of paths that contain each other the first one stays. */
function covers(outer: string, inner: string, earlier: boolean): boolean {
  return contains(outer, inner) && (earlier || !contains(inner, outer));
}

/** Whether `inner` is `outer` or below it, by whole segments. */
function contains(outer: string, inner: string): boolean {
  return folded(outer) === folded(inner) || folded(inner).startsWith(`${folded(outer)}/`);
}

/**
 * The form the edge compares: percent-encoded, without case and without a path parameter at the end, so that `/SHOP`, `/%73hop` and
 * `/shop;v=1` are in scope of `/shop`.
 */
function folded(path: string): string {
  return encodeURI(decoded(path))
    .toLowerCase()
    .replace(/;[^/]*$/, '');
}

function decoded(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}

/** Whether the outer scope has all of the inner one; an empty scope is the whole site. */
export function scopeHolds(outer: readonly string[], inner: readonly string[]): boolean {
  if (outer.length === 0) return true;
  return inner.length > 0 && inner.every((path) => outer.some((prefix) => contains(prefix, path)));
}

/** Whether some path lies in both scopes; an empty scope is the whole site. */
export function scopesMeet(left: readonly string[], right: readonly string[]): boolean {
  if (left.length === 0 || right.length === 0) return true;
  return left.some((one) => right.some((other) => contains(one, other) || contains(other, one)));
}
