import { createPublicKey, type JsonWebKey, verify } from 'node:crypto';

export type Claims = Readonly<Record<string, unknown>>;

interface Token {
  readonly header: Claims;
  readonly claims: Claims;
  readonly signed: string;
  readonly signature: Buffer;
}

/** The parts of a compact JWS. @returns `undefined` for anything else */
export function parseToken(text: string): Token | undefined {
  const [, header, payload, signature] = /^([\w-]+)\.([\w-]+)\.([\w-]*)$/.exec(text) ?? [];
  const [parsedHeader, claims] = [jsonOf(header), jsonOf(payload)];
  if (!parsedHeader || !claims || signature === undefined) return undefined;
  return {
    header: parsedHeader,
    claims,
    signed: `${header}.${payload}`,
    signature: Buffer.from(signature, 'base64url'),
  };
}

function jsonOf(part = ''): Claims | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString());
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Claims) : undefined;
  } catch {
    return undefined;
  }
}

/** Whether a key made a token's signature. Only RS256: with any other algorithm the token itself would choose how it is checked. */
export function isSignedWith(key: JsonWebKey, { header, signed, signature }: Token): boolean {
  if (header.alg !== 'RS256' || key.kty !== 'RSA' || signature.length === 0) return false;
  return verify('RSA-SHA256', Buffer.from(signed), createPublicKey({ key, format: 'jwk' }), signature);
}

/** A claim as Lambda gets it: every value is a text, an array `[a b]`, an object `map[a:b]`. */
export function claimText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(claimText).join(' ')}]`;
  if (typeof value !== 'object' || value === null) return String(value);
  const members = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return `map[${members.map(([name, member]) => `${name}:${claimText(member)}`).join(' ')}]`;
}
