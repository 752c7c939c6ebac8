import { createPublicKey, verify } from 'node:crypto';
import { Sha256 } from '@aws-crypto/sha256-js';
import { SignatureV4a } from '@aws-sdk/signature-v4a';
import fc from 'fast-check';
import { SigV4a, signingKey } from '../../lambdas/aws/sigv4a';

const signingDate = new Date('2026-11-26T19:00:00Z');
const request = (path: string, body: string) => ({
  method: 'POST',
  protocol: 'https:',
  hostname: '111122223333.cloudfront-kvs.global.api.aws',
  path,
  query: { MaxResults: '50', NextToken: 'a/b=c' },
  headers: { host: '111122223333.cloudfront-kvs.global.api.aws', 'if-match': 'E1', 'user-agent': 'ignored' },
  body,
});
const init = (credentials: { accessKeyId: string; secretAccessKey: string; sessionToken?: string }) => ({
  service: 'cloudfront-keyvaluestore',
  region: '*',
  sha256: Sha256,
  credentials,
});

/** Remembers what it signs. */
class Watched extends SigV4a {
  text = '';

  protected override async createStringToSign(...args: [string, string, string, string]): Promise<string> {
    this.text = await super.createStringToSign(...args);
    return this.text;
  }
}

const signatureIn = ({ authorization = '' }: Record<string, string>) =>
  Buffer.from(authorization.split('Signature=')[1] ?? '', 'hex');
const withoutSignature = ({ authorization, ...headers }: Record<string, string>) => ({
  ...headers,
  authorization: authorization?.replace(/Signature=.*/, ''),
});

describe('a SigV4a signature', () => {
  const name = fc.stringMatching(/^[A-Z0-9]{16,20}$/);
  const secret = fc.stringMatching(/^[A-Za-z0-9/+]{20,60}$/);
  const token = fc.option(fc.stringMatching(/^[A-Za-z0-9/+=]{1,40}$/), { nil: undefined });

  it('is of the same request, by the same key, as the one the SDK computes in JavaScript', async () => {
    await fc.assert(
      fc.asyncProperty(name, secret, token, fc.webPath(), fc.string(), async (id, key, session, path, body) => {
        const credentials = {
          accessKeyId: id,
          secretAccessKey: key,
          ...(session !== undefined && { sessionToken: session }),
        };
        const watched = new Watched(init(credentials));

        const ours = await watched.sign(request(path, body), { signingDate });
        const theirs = await new SignatureV4a(init(credentials)).sign(request(path, body), { signingDate });

        expect(withoutSignature(ours.headers)).toEqual(withoutSignature(theirs.headers));
        const publicKey = createPublicKey(signingKey(credentials));
        for (const { headers } of [ours, theirs]) {
          expect(verify('sha256', Buffer.from(watched.text), publicKey, signatureIn(headers))).toBe(true);
        }
      }),
      { numRuns: 20 },
    );
  });

  it('is by the key of the credentials at hand when they change', async () => {
    let accessKeyId = 'AKIDFIRST';
    const provider = async () => ({ accessKeyId, secretAccessKey: 'secret' });
    const watched = new Watched({ ...init({ accessKeyId, secretAccessKey: 'secret' }), credentials: provider });
    await watched.sign(request('/', ''), { signingDate });
    accessKeyId = 'AKIDSECOND';

    const { headers } = await watched.sign(request('/', ''), { signingDate });

    const publicKey = createPublicKey(signingKey({ accessKeyId, secretAccessKey: 'secret' }));
    expect(verify('sha256', Buffer.from(watched.text), publicKey, signatureIn(headers))).toBe(true);
  });

  it('asks for credentials that are whole', async () => {
    const nobody = async () => ({ accessKeyId: 'AKID' }) as { accessKeyId: string; secretAccessKey: string };

    await expect(new SigV4a({ ...init(await nobody()), credentials: nobody }).sign(request('/', ''))).rejects.toThrow(
      'not valid',
    );
  });
});
