/**
 * A path as it stands in the store: percent-encoded, so without spaces or line breaks, and without trailing slashes
 * (`/` itself stays).
 */
export function pathToken(path: string): string {
  const rooted = path.startsWith('/') ? path : `/${path}`;
  const token = encodeURI(decoded(wellFormed(rooted))).replace(/\/+$/, '');
  return token === '' ? '/' : token;
}

/** `POST /login` becomes `POST/login`, a bare path stays a path. */
export function exemptionToken(exemption: string): string {
  const [, method = '', path = ''] = /^([A-Za-z]*)\s*(.*)$/s.exec(exemption.trim()) ?? [];
  return path.startsWith('/') ? method.toUpperCase() + pathToken(path) : pathToken(exemption.trim());
}

/** Lone surrogates become U+FFFD: they have no UTF-8 form and `encodeURI` throws on them. */
export function wellFormed(text: string): string {
  return Buffer.from(text, 'utf8').toString('utf8');
}

/** Operators write `/café` or `/caf%C3%A9`; both mean the same path. */
function decoded(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}
