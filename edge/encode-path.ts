import { canonicalPath } from './path';

/**
 * A scope in the spelling the edge compares with. One that has no such spelling (`/50%25`) stays as it is: requests for
 * it are in scope because the edge cannot read them either.
 */
export function scopeToken(path: string): string {
  const token = pathToken(path);
  return withSlash(canonicalPath(token) ?? token.toLowerCase());
}

/** `POST /login` becomes `POST/login/`, `/health` becomes `/health/`. */
export function exemptionToken(exemption: string): string {
  const slash = exemption.indexOf('/');
  const method = exemption.slice(0, Math.max(0, slash)).trim().toUpperCase();
  return method + withSlash(pathToken(exemption.slice(slash).trim()));
}

/** Lone surrogates become U+FFFD: they have no UTF-8 form and `encodeURI` throws on them. */
export function wellFormed(text: string): string {
  return Buffer.from(text, 'utf8').toString('utf8');
}

/** Percent-encoded, so without spaces or line breaks. Operators write `/café` or `/caf%C3%A9` and mean the same. */
function pathToken(path: string): string {
  const text = wellFormed(path);
  try {
    return encodeURI(decodeURI(text));
  } catch {
    return encodeURI(text);
  }
}

/** The edge compares whole segments, by prefixes that end with a slash. */
function withSlash(path: string): string {
  return `${path.replace(/\/+$/, '')}/`;
}
