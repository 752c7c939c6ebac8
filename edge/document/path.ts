/** Longer URIs are not analysed: they are in scope and not exempt. This also limits the cost of the patterns below. */
export const LONGEST_URI = 256;

/** Marks a scope whose prefix has punctuation that may arrive escaped: then every path with escapes is in scope. */
export const ANY_ESCAPE = '%';

/**
 * Matches paths that need a closer look: anything that the next pattern looks for, path parameters and other punctuation.
 * Most paths have none.
 */
const unusual = /[^\w/.-]|[/.][/.]/;

/**
 * Spellings that mean different things to different origins: backslashes, `//`, `/./`, `..`, a segment before the last that
 * ends with a dot, a space or a path parameter, what begins a query or a fragment, characters that browsers escape, and any
 * escape but those a browser makes of spaces and punctuation. That leaves out letters, digits, `.`, `-`, `_`, `;`, `?`, `#`,
 * `%`, `\`, controls, and what is malformed.
 */
const evasive = /%(?!2[0-246-9abcf]|3[acde]|40|5[bde]|60|7[b-e])|%20\/|;[^;/]*\/|[^!-~]|["#<>?\\`{}]|[/.]\/|\.\./;

/**
 * A character beyond ASCII as UTF-8 escapes it, up to U+3FFFF: beyond that there are no letters. What is overlong, half a
 * character or a surrogate is none.
 */
const beyondAscii = /%(?!c[01]|e0%[89]|ed%[ab])([cd]|(e|f0%[9ab])[\da-f]%[89ab])[\da-f]%[89ab][\da-f]/g;

/**
 * The path as scopes are compared with it: lower case, escaped slashes decoded, other escapes left, a path parameter at
 * the end cut off, a slash at the end. Empty when different origins may interpret the path differently: such a path is
 * in scope.
 */
export function comparablePath(uri: string): string {
  if (uri.length > LONGEST_URI || uri[0] !== '/') return '';
  const path = uri.toLowerCase();
  // Twice as fast here as `test`.
  if (path.search(unusual) < 0) return `${path}/`;
  const slashed = path.split('%2f').join('/');
  return slashed.replace(beyondAscii, '_').search(evasive) < 0 ? `${slashed.split(';')[0]}/` : '';
}

/** @param prefixes as `encode-path.ts` writes them */
export function isInScope(prefixes: readonly string[], uri: string): boolean {
  const path = comparablePath(uri);
  if (!path) return true;
  return prefixes.some(
    (prefix) =>
      (path.startsWith(prefix) && endsSegment(prefix, path)) || (prefix === ANY_ESCAPE && path.includes(prefix)),
  );
}

/** Most prefixes end with a slash. One that does not covers its last segment with a suffix, too. */
const endsSegment = (prefix: string, path: string): boolean =>
  prefix.endsWith('/') || !/[\w-]/.test(path[prefix.length] || '');

/** Matches what a URI must not contain to be compared as it is; only such a URI can be exempt. */
export const ambiguous = /[^!-~]|[#%;?\\]|\/\/|\.\./;
