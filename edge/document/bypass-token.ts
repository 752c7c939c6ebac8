import { createHmac } from 'node:crypto';
import type { EdgeLinkKey } from './document';

/**
 * The token of a bypass link (`?maintenance-bypass=…`) and of the cookie it sets (`__Host-maintenance-bypass`):
 * `{expiresAt}.{keyId}.{signature}`, where the signature is the base64url HMAC-SHA256 of `{siteId}.{expiresAt}.{keyId}`
 * under the text of the key's secret. `edge/function/bypass.ts` verifies it.
 *
 * @param expiresAt UTC epoch seconds
 */
export function bypassToken(siteId: string, key: EdgeLinkKey, expiresAt: number): string {
  const signed = `${siteId}.${expiresAt}.${key.id}`;
  return `${expiresAt}.${key.id}.${createHmac('sha256', key.secret).update(signed).digest('base64url')}`;
}
