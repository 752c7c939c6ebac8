import { Refusal } from '../refusal';

const maximumPaths = 10;
const maximumPathLength = 200;

/**
 * The path prefixes of a window in their one form: rooted, without trailing slash, each once, none inside another. The whole
 * site is the empty list.
 *
 * @throws Refusal `malformed` for what is not a plain path.
 */
export function scopeOf(paths: readonly string[]): string[] {
  if (paths.length > maximumPaths) throw new Refusal('malformed', `A window names at most ${maximumPaths} paths.`);
  const plain = paths.map(plainPath);
  if (plain.includes('/')) return [];
  return plain.filter((path, index) => !plain.some((other, at) => at !== index && covers(other, path, at < index)));
}

/** @throws Refusal `malformed` */
export function plainPath(path: string): string {
  const segments = path.split('/').slice(1);
  const odd = segments.some((segment, index) => isOddSegment(segment, index === segments.length - 1));
  if (!path.startsWith('/') || path.length > maximumPathLength || odd) {
    throw new Refusal('malformed', 'A path starts with / and has no query, no dot segments and no empty segments.', {
      path: path.slice(0, maximumPathLength),
    });
  }
  return path === '/' ? path : path.replace(/\/$/, '');
}

/** Only the last segment may be empty: `/shop/` means `/shop`. */
function isOddSegment(segment: string, last: boolean): boolean {
  return (segment === '' && !last) || segment === '.' || segment === '..' || !/^[^\s?#\\\p{Cc}\p{Cs}]*$/u.test(segment);
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
