import type { EdgePathMatch } from '../../../edge/document/document';
import { brokenRule, forms } from '../forms';
import { counts } from '../limits';
import { malformedField } from '../refusal';
import { statusPath } from '../site/status-path';
import type { Plan } from './window';

/**
 * The path prefixes of a window in canonical form: with a leading and without a trailing slash, none repeated, none
 * inside another. An empty list means the whole site.
 *
 * @throws Refusal `malformed` for what is not a plain path.
 */
export function scopeOf(paths: readonly string[]): string[] {
  if (paths.length > counts.pathsPerWindow) {
    throw malformedField('paths', `must be at most ${counts.pathsPerWindow}`);
  }
  const plain = paths.map(plainPath);
  if (plain.some((path) => folded(path) === statusPath)) {
    throw malformedField(
      'paths',
      `must not contain ${statusPath}: the edge answers it itself, so a window cannot cover it`,
    );
  }
  if (plain.includes('/')) return [];
  return plain.filter((path, index) => !plain.some((other, at) => at !== index && covers(other, path, at < index)));
}

/** A path without its trailing slash. @throws Refusal `malformed` */
export function plainPath(path: string): string {
  const rule = brokenRule(forms.path, path);
  if (rule !== undefined) throw malformedField('A path', rule);
  return path === '/' ? path : path.replace(/\/$/, '');
}

/** If one path contains another, only the outer one is kept. */
function covers(outer: string, inner: string, earlier: boolean): boolean {
  return contains(outer, inner) && (earlier || !contains(inner, outer));
}

/** Whether `inner` is `outer` or below it, or, where suffixes count, its segment with one (`/shop.json` of `/shop`). */
function contains(outer: string, inner: string, match: EdgePathMatch = 'segments'): boolean {
  const prefix = folded(outer);
  const path = folded(inner);
  if (!path.startsWith(prefix)) return false;
  const next = path[prefix.length];
  return next === undefined || next === '/' || (match === 'segments-and-suffixes' && !/[\w-]/.test(next));
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

/** What a window covers; without paths, the whole site. */
export type Scope = Pick<Plan, 'paths' | 'pathMatch'>;

/** Whether the outer scope contains all of the inner one. */
export function scopeHolds(outer: Scope, inner: Scope): boolean {
  if (outer.paths.length === 0) return true;
  const wider = inner.pathMatch === 'segments-and-suffixes' && outer.pathMatch !== inner.pathMatch;
  const holds = (prefix: string, path: string) =>
    contains(prefix, path, outer.pathMatch) && !(wider && folded(prefix) === folded(path));
  return inner.paths.length > 0 && inner.paths.every((path) => outer.paths.some((prefix) => holds(prefix, path)));
}

/** Whether some path lies in both scopes. */
export function scopesMeet(left: Scope, right: Scope): boolean {
  if (left.paths.length === 0 || right.paths.length === 0) return true;
  return left.paths.some((one) =>
    right.paths.some((other) => contains(one, other, left.pathMatch) || contains(other, one, right.pathMatch)),
  );
}
