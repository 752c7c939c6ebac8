import crypto from 'node:crypto';
import { addressDigits, isFour } from '../document/address';
import type { EdgeHeader } from './event';
import type { Visit } from './gated-request';

/** The query parameter of a bypass link. */
export const BYPASS_PARAMETER = 'maintenance-bypass';

/** The header automation sends its secret in. */
export const BYPASS_HEADER = `x-${BYPASS_PARAMETER}`;

/** `__Host-`: a browser keeps it for this very host alone, and only over TLS. */
export const BYPASS_COOKIE = `__Host-${BYPASS_PARAMETER}`;

/** What passes because of any bypass carries this with the value 1, as part of the cache key; copies of clients go. */
export const TESTER_HEADER = 'x-maintenance-tester';

const LONGEST_SECRET = 128;
const LONGEST_TOKEN = 63;
const SIGNATURE = 43;

/** Whether the visitor may pass: by address, by the cookie of a link, or by the header of automation. */
export function bypasses(visit: Visit): boolean {
  const request = visit.request;
  return (
    within(visit.event.viewer.ip, visit.detail) ||
    holds(request.cookies[BYPASS_COOKIE], visit) ||
    knows(request.headers[BYPASS_HEADER], visit.detail[13])
  );
}

/** Ranges are grouped by length, as searching one text is cheaper than comparing many. */
function within(ip: string, detail: readonly string[]): boolean {
  const groups = detail[isFour(ip) ? 10 : 11];
  if (!groups) return false;
  const digits = addressDigits(ip);
  return groups.split(',').some((group) => group.includes(` ${digits.slice(0, Number.parseInt(group, 10))} `));
}

/** Whether a token (see `edge/document/bypass-token.ts`) was signed by one of the keys and has not expired. */
export function holds(token: EdgeHeader | undefined, visit: Visit): boolean {
  const keys = visit.detail[12];
  if (!token || !keys || token.value.length > LONGEST_TOKEN) return false;
  const parts = token.value.split('.');
  const signature = parts[2];
  // Length and time first: what is no token at all costs no HMAC.
  if (!signature || signature.length !== SIGNATURE || !(Number(parts[0]) > visit.clock)) return false;
  const found = ` ${keys}`.split(` ${parts[1]}:`)[1];
  if (!found) return false;
  const key = found.slice(0, SIGNATURE);
  return same(hmac(key, `${visit.key.split('/')[0]}.${parts[0]}.${parts[1]}`), signature, key);
}

function knows(secret: EdgeHeader | undefined, hash: string | undefined): boolean {
  if (!secret || !hash || secret.value.length > LONGEST_SECRET) return false;
  return same(digest(secret.value), hash, hash);
}

/**
 * How long a comparison takes tells only of the texts compared, and without the key nobody knows what becomes of theirs:
 * a digest of both behind it is the comparison in constant time that costs this engine least.
 */
function same(a: string, b: string, key: string): boolean {
  return digest(key + a) === digest(key + b);
}

function digest(text: string): string {
  return crypto.createHash('sha256').update(text).digest('hex');
}

function hmac(key: string, text: string): string {
  return crypto.createHmac('sha256', key).update(text).digest('base64url');
}
