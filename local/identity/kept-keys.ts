import { generateKeyPairSync, type JsonWebKey, randomBytes } from 'node:crypto';
import type { State } from '../aws/gateway/service';

interface Keys {
  /** Private, with `kid`. */
  readonly signing: JsonWebKey & { readonly kid: string };
  /** Of the cookies. */
  readonly cookies: string;
}

/** The provider's keys, made at the first start and kept: with new ones, every session and token would end with a restart. */
export function keptKeys(state: State): Keys {
  const map = state.map<Keys>('keys');
  const keys = map.get('current') ?? newKeys();
  map.put('current', keys);
  return keys;
}

function newKeys(): Keys {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const signing = {
    ...privateKey.export({ format: 'jwk' }),
    kid: randomBytes(12).toString('base64url'),
    alg: 'RS256',
    use: 'sig',
  };
  return { signing, cookies: randomBytes(32).toString('base64url') };
}
