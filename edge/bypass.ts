import { addressDigits } from './address';
import type { EdgeEvent, EdgeHeader, EdgeRequest, Hashing } from './event';
import type { EdgeCover } from './schedule';

/** The header automation sends its secret in. */
export const BYPASS_HEADER = 'x-maintenance-bypass';

/** What passes because of any bypass carries this with the value 1, as part of the cache key; copies of clients go. */
export const TESTER_HEADER = 'x-maintenance-tester';

/** The query parameter of a bypass link. */
export const BYPASS_PARAMETER = 'maintenance-bypass';

/** `__Host-`: a browser keeps it for this very host alone, and only over TLS. */
export const BYPASS_COOKIE = '__Host-maintenance-bypass';

const LONGEST_SECRET = 128;
const LONGEST_TOKEN = 63;
const SIGNATURE = 43;

/**
 * Whether the visitor may pass: by address, by the cookie of a link, or by the header of automation.
 *
 * @param detail lines 7 to 9: prefixes of addresses led by 4 or 6, `id:secret` of link keys, and the header's hash
 */
export function bypasses(
  event: EdgeEvent,
  cover: EdgeCover,
  detail: readonly string[],
  now: number,
  hashing: Hashing,
): boolean {
  const request = event.request;
  return (
    within(event.viewer.ip, detail[6]) ||
    holds(request.cookies?.[BYPASS_COOKIE], cover, detail, now, hashing) ||
    knows(request.headers[BYPASS_HEADER], detail[8], hashing)
  );
}

/** The token in the request's query, or undefined. */
export function linkToken(request: EdgeRequest): EdgeHeader | undefined {
  return request.querystring?.[BYPASS_PARAMETER];
}

function within(ip: string, ranges: string | undefined): boolean {
  if (!ranges) return false;
  const digits = addressDigits(ip);
  return ranges.split(' ').some((prefix) => digits.startsWith(prefix));
}

/** Whether a token (see `edge/bypass-token.ts`) was signed by one of the keys and has not expired. */
export function holds(
  token: EdgeHeader | undefined,
  cover: EdgeCover,
  detail: readonly string[],
  now: number,
  hashing: Hashing,
): boolean {
  const keys = detail[7];
  if (!token || !keys || token.value.length > LONGEST_TOKEN) return false;
  const parts = token.value.split('.');
  const id = parts[1];
  const signature = parts[2];
  // Lengths and time first: what is no token at all costs no HMAC.
  if (!id || !signature || signature.length !== SIGNATURE || !(Number(parts[0]) > now)) return false;
  const at = ` ${keys}`.indexOf(` ${id}:`);
  if (at < 0) return false;
  const from = at + id.length + 1;
  const hmac = hashing.createHmac('sha256', keys.slice(from, from + SIGNATURE));
  return same(hmac.update(`${cover.siteId}.${parts[0]}.${id}`).digest('base64url'), signature);
}

function knows(secret: EdgeHeader | undefined, hash: string | undefined, hashing: Hashing): boolean {
  if (!secret || !hash || secret.value.length > LONGEST_SECRET) return false;
  return same(hashing.createHash('sha256').update(secret.value).digest('hex'), hash);
}

/** Takes as long whichever characters differ, so that nobody can find them one by one. */
function same(a: string, b: string): boolean {
  let difference = a.length ^ b.length;
  for (let index = 0; index < a.length; index++) difference |= a.charCodeAt(index) ^ b.charCodeAt(index);
  return !difference;
}
