import crypto from 'node:crypto';
import { addressDigits, isFour } from '../document/address';
import { DetailLine } from '../document/detail';
import { isAmong } from './among';
import type { EdgeHeader } from './event';
import type { GatedRequest } from './gated-request';

/** The query parameter of a bypass link. */
export const BYPASS_PARAMETER = 'maintenance-bypass';

/** The header in which automation sends its secret. */
export const BYPASS_HEADER = `x-${BYPASS_PARAMETER}`;

/** `__Host-`: the browser sends it to this host only, and only over TLS. */
export const BYPASS_COOKIE = `__Host-${BYPASS_PARAMETER}`;

/** Set to 1 on every request that passes by a bypass, as part of the cache key; removed when a client sends it. */
export const TESTER_HEADER = 'x-maintenance-tester';

const LONGEST_SECRET = 128;
const LONGEST_TOKEN = 63;

/** Of a signature and of a key's secret, in characters: base64url of 32 bytes. */
const SECRET_LENGTH = 43;

/** Whether the visitor may pass: by address, by the cookie of a link, or by the header of automation. */
export function bypasses(gated: GatedRequest): boolean {
  const request = gated.incoming;
  const detail = gated.detail;
  return (
    isInRanges(gated.event.viewer.ip, detail) ||
    isValidToken(request.cookies[BYPASS_COOKIE], detail[DetailLine.linkKeys], gated.siteId, gated.clock) ||
    isSecret(request.headers[BYPASS_HEADER], detail[DetailLine.headerHash])
  );
}

/** Ranges are grouped by length, because one text search is cheaper than many comparisons. */
function isInRanges(ip: string, detail: readonly string[]): boolean {
  const groups = detail[isFour(ip) ? DetailLine.fourRanges : DetailLine.sixRanges];
  if (!groups) return false;
  const digits = addressDigits(ip);
  return groups.split(',').some((group) => isAmong(group, digits.slice(0, Number.parseInt(group, 10))));
}

/**
 * Whether a token (see `edge/document/bypass-token.ts`) was signed by one of the site's keys and has not expired.
 *
 * @param keys `id:secret`, separated by spaces
 * @param clock UTC epoch seconds, with fractions
 */
export function isValidToken(
  token: EdgeHeader | undefined,
  keys: string | undefined,
  siteId: string,
  clock: number,
): boolean {
  if (!token || !keys || token.value.length > LONGEST_TOKEN) return false;
  const parts = token.value.split('.');
  const expiresAt = parts[0];
  const keyId = parts[1];
  const signature = parts[2];
  // Checks length and time first, so that only plausible tokens cost an HMAC.
  if (!signature || signature.length !== SECRET_LENGTH || !(Number(expiresAt) > clock)) return false;
  const secretAndMore = ` ${keys}`.split(` ${keyId}:`)[1];
  if (!secretAndMore) return false;
  const secret = secretAndMore.slice(0, SECRET_LENGTH);
  return isSame(hmac(secret, siteId + '.' + expiresAt + '.' + keyId), signature, secret);
}

function isSecret(sent: EdgeHeader | undefined, hash: string | undefined): boolean {
  if (!sent || !hash || sent.value.length > LONGEST_SECRET) return false;
  return isSame(digest(sent.value), hash, hash);
}

/**
 * How long a comparison takes tells only of the texts compared, and without the key nobody knows what becomes of theirs:
 * a digest of both behind it is the comparison in constant time that costs this engine least.
 */
const isSame = (a: string, b: string, key: string): boolean => digest(key + a) === digest(key + b);

const digest = (text: string): string => crypto.createHash('sha256').update(text).digest('hex');

const hmac = (key: string, text: string): string => crypto.createHmac('sha256', key).update(text).digest('base64url');
