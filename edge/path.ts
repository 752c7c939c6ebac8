/** Longer URIs are not read: they are in scope and not exempt. */
export const LONGEST_URI = 256;

/**
 * The path in the one spelling scopes are written in: lower case, printable ASCII decoded, single slashes, no path
 * parameters. `undefined` when the spelling hides what an origin may make of it; such a path counts as in scope.
 */
export function canonicalPath(uri: string): string | undefined {
  if (uri.length > LONGEST_URI || uri.charAt(0) !== '/') return undefined;
  let path: string | undefined = uri.toLowerCase();
  if (path.indexOf('%') >= 0) path = decodePrintable(path);
  if (path === undefined) return undefined;
  if (path.indexOf('\\') >= 0) path = path.split('\\').join('/');
  return path.indexOf('//') >= 0 || path.indexOf('/.') >= 0 || path.indexOf(';') >= 0 ? flatten(path) : path;
}

/** Whether a URI within the length can be compared as it stands; only such a URI can be exempt. */
export function isPlain(uri: string): boolean {
  return (
    uri.indexOf('%') < 0 &&
    uri.indexOf('//') < 0 &&
    uri.indexOf('..') < 0 &&
    uri.indexOf(';') < 0 &&
    uri.indexOf('\\') < 0
  );
}

/**
 * Spaces and bytes above ASCII stay escaped, as scopes have them. Malformed, control, doubly escaped and overlong
 * sequences, and escaped `?` and `#`, mean different things to different origins.
 */
function decodePrintable(path: string): string | undefined {
  let decoded = '';
  const clear = path.split('%').every((part, index) => {
    if (index === 0) {
      decoded = part;
      return true;
    }
    const code = leadingByte(part);
    decoded += code > 32 && code < 127 ? String.fromCharCode(code).toLowerCase() + part.slice(2) : `%${part}`;
    return isClear(code);
  });
  return clear ? decoded : undefined;
}

/** -1 unless two hexadecimal digits lead. `parseInt` alone would read `4x` as 4. */
function leadingByte(part: string): number {
  return /^[0-9a-f]{2}/.test(part) ? Number.parseInt(part.slice(0, 2), 16) : -1;
}

function isClear(code: number): boolean {
  return code >= 32 && code <= 244 && [35, 37, 63, 127, 192, 193].indexOf(code) < 0;
}

function flatten(path: string): string | undefined {
  let flat = '';
  const clear = path.split('/').every((part) => {
    const parameters = part.indexOf(';');
    const segment = parameters < 0 ? part : part.slice(0, parameters);
    if (segment !== '' && segment !== '.') flat += `/${segment}`;
    return segment !== '..';
  });
  return clear ? flat : undefined;
}
