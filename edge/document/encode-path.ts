import type { EdgePathMatch } from './document';
import { ANY_ESCAPE, comparablePath } from './path';

/**
 * A scope in the spelling that the edge compares; `/` when it covers everything. A path that has no such spelling
 * (`/50%25`) is kept as it is: the edge cannot interpret requests for it either, so they are in scope.
 */
export function scopeTokens(paths: readonly string[], match: EdgePathMatch = 'segments'): string[] {
  const tokens = [...new Set(paths.flatMap(spellings))];
  const prefixes = match === 'segments' ? tokens : tokens.map(withoutSlash);
  return tokens.some((token) => /[,:@&=+$!~*'()[\]|^]/.test(token)) ? [...prefixes, ANY_ESCAPE] : prefixes;
}

/** Browsers leave `[ ] | ^` as they are, and other clients escape them. */
function spellings(path: string): string[] {
  const token = encodeURI(decodedBy(decodeURIComponent, path));
  const escaped = withSlash(comparablePath(token) || token.toLowerCase());
  return [escaped, escaped.replace(/%(5[bde]|7c)/g, decodeURIComponent)];
}

/** Such a prefix also covers its segment with a suffix. The root is unchanged: it covers everything. */
function withoutSlash(token: string): string {
  return token === '/' ? token : token.replace(/\/$/, '');
}

/** `POST /login` becomes `POST/login/`, `/health` becomes `/health/`. */
export function exemptionToken(exemption: string): string {
  const slash = exemption.indexOf('/');
  const method = exemption.slice(0, Math.max(0, slash)).trim().toUpperCase();
  return method + withSlash(encodeURI(decodedBy(decodeURI, exemption.slice(slash).trim())));
}

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** Lone surrogates become U+FFFD: they have no UTF-8 form and `encodeURI` throws on them. */
export function wellFormed(text: string): string {
  return decoder.decode(encoder.encode(text));
}

/** Operators write `/café` or `/caf%C3%A9` and mean the same. */
function decodedBy(decode: (text: string) => string, path: string): string {
  const text = wellFormed(path);
  try {
    return decode(text);
  } catch {
    return text;
  }
}

/** The edge compares whole segments, using prefixes that end with a slash. */
function withSlash(path: string): string {
  return `${path.replace(/\/+$/, '')}/`;
}
