import type { UnaskableReason } from '../../domain/window/flip-proof';
import { PrivateAddress } from '../../platform/outside/public-address';

const byCode: ReadonlyMap<string, UnaskableReason> = new Map([
  ['ENOTFOUND', 'dns'],
  ['EAI_AGAIN', 'dns'],
  ['ENODATA', 'dns'],
  ['ECONNREFUSED', 'refused'],
  ['ETIMEDOUT', 'timeout'],
  ['ABORT_ERR', 'timeout'],
]);

/** Why a request could not be made or got no answer. */
export function reasonOf(thrown: unknown): UnaskableReason {
  if (thrown instanceof PrivateAddress) return 'private-address';
  const code = typeof thrown === 'object' && thrown !== null && 'code' in thrown ? String(thrown.code) : '';
  return byCode.get(code) ?? (/CERT|TLS|SSL|EPROTO|ISSUER|SIGNATURE/.test(code) ? 'tls' : 'connection');
}

/** Asking again in a second is of no use. */
export const isFinal = (reason: UnaskableReason): boolean => reason === 'private-address';
