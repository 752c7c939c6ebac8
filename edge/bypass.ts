import { addressDigits } from './address';
import type { EdgeEvent, EdgeHeader, EdgeRequest, Hashing } from './event';
import type { EdgeCover } from './schedule';

/** The header automation sends its secret in. What passes because of any bypass carries it with the value 1 instead. */
export const BYPASS_HEADER = 'x-maintenance-bypass';

/** The query parameter of a bypass link. */
export const BYPASS_PARAMETER = 'maintenance-bypass';

/** `__Host-`: a browser keeps it for this very host alone, and only over TLS. */
export const BYPASS_COOKIE = '__Host-maintenance-bypass';

const LONGEST_SECRET = 128;
const LONGEST_TOKEN = 63;
const SIGNATURE = 43;

/** The lines of a detail that say who passes; empty or undefined when nobody does. */
interface Passers {
  readonly siteId: string;
  /** Hexadecimal prefixes of addresses led by 4 or 6, separated by spaces. */
  readonly ranges: string | undefined;
  /** `id:secret`, separated by spaces. */
  readonly keys: string | undefined;
  readonly headerHash: string | undefined;
}

export function passersOf(cover: EdgeCover, detail: readonly string[]): Passers {
  return { siteId: cover.siteId, ranges: detail[6], keys: detail[7], headerHash: detail[8] };
}

/** Whether the visitor may pass: by address, by the cookie of a link, or by the header of automation. */
export function bypasses(event: EdgeEvent, passers: Passers, now: number, hashing: Hashing): boolean {
  const headers = event.request.headers;
  const cookies = event.request.cookies;
  return (
    within(event.viewer.ip, passers.ranges) ||
    holds(cookies && cookies[BYPASS_COOKIE], passers, now, hashing) ||
    knows(headers[BYPASS_HEADER], passers.headerHash, hashing)
  );
}

/** The token in the request's query, or undefined. */
export function linkToken(request: EdgeRequest): EdgeHeader | undefined {
  const query = request.querystring;
  return query && query[BYPASS_PARAMETER];
}

function within(ip: string, ranges: string | undefined): boolean {
  if (!ranges) return false;
  const digits = addressDigits(ip);
  if (!digits) return false;
  const address = (digits.length === 8 ? '4' : '6') + digits;
  return ranges.split(' ').some((prefix) => address.startsWith(prefix));
}

/** Whether a token (see `edge/bypass-token.ts`) was signed by one of the keys and has not expired. */
export function holds(token: EdgeHeader | undefined, passers: Passers, now: number, hashing: Hashing): boolean {
  const keys = passers.keys;
  if (!token || !keys || token.value.length > LONGEST_TOKEN) return false;
  const parts = token.value.split('.');
  const expiresAt = parts[0];
  const id = parts[1];
  const signature = parts[2];
  // Lengths and time first: what is no token at all costs no HMAC.
  if (!id || !signature || signature.length !== SIGNATURE || !expiresAt || !(Number(expiresAt) > now)) return false;
  const at = ` ${keys}`.indexOf(` ${id}:`);
  if (at < 0) return false;
  const from = at + id.length + 1;
  const hmac = hashing.createHmac('sha256', keys.slice(from, from + SIGNATURE));
  return same(hmac.update(`${passers.siteId}.${expiresAt}.${id}`).digest('base64url'), signature);
}

function knows(secret: EdgeHeader | undefined, hash: string | undefined, hashing: Hashing): boolean {
  if (!secret || !hash || secret.value.length > LONGEST_SECRET) return false;
  return same(hashing.createHash('sha256').update(secret.value).digest('hex'), hash);
}

/** Takes as long whichever characters differ, so that nobody can find them one by one. */
function same(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  let difference = 0;
  for (let index = 0; index < a.length; index++) difference |= a.charCodeAt(index) ^ b.charCodeAt(index);
  return difference === 0;
}
