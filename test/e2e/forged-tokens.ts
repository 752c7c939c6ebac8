import { createPrivateKey, generateKeyPairSync, type JsonWebKey, type KeyObject, sign } from 'node:crypto';
import { join } from 'node:path';
import { openState } from '../../local/aws/state/lmdb-state';

type Json = Readonly<Record<string, unknown>>;

/** The keys of another pool. */
export const foreignKey = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;

/** Signs with the key of the local provider, so that nothing is wrong with a token but what a test changes. */
export class Forger {
  private constructor(
    private readonly kid: string,
    private readonly key: KeyObject,
  ) {}

  /** @param directory of the machine's data */
  static async of(directory: string): Promise<Forger> {
    const state = openState(join(directory, 'identity'));
    const kept = state.map<{ signing: JsonWebKey & { kid: string } }>('keys').get('current');
    await state.close();
    if (!kept) throw new Error('the provider has no keys yet');
    return new Forger(kept.signing.kid, createPrivateKey({ key: kept.signing, format: 'jwk' }));
  }

  sign(claims: Json, header: Json = {}, key = this.key): string {
    const parts = [{ alg: 'RS256', typ: 'at+jwt', kid: this.kid, ...header }, claims];
    const signed = parts.map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
    return `${signed}.${sign('RSA-SHA256', Buffer.from(signed), key).toString('base64url')}`;
  }
}
