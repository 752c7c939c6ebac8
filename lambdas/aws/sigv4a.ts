import { createECDH, createHmac, createPrivateKey, type KeyObject, sign } from 'node:crypto';
import {
  ALGORITHM_IDENTIFIER_V4A,
  AMZ_DATE_HEADER,
  AUTH_HEADER,
  getCanonicalHeaders,
  getPayloadHash,
  KEY_TYPE_IDENTIFIER,
  type OptionalSigV4aSigner,
  prepareRequest,
  SHA256_HEADER,
  SignatureV4Base,
  type SignatureV4CryptoInit,
  type SignatureV4Init,
  signatureV4aContainer,
  TOKEN_HEADER,
} from '@smithy/signature-v4';

type RequestSigner = InstanceType<OptionalSigV4aSigner>;
type HttpRequest = Parameters<RequestSigner['sign']>[0];
type Options = NonNullable<Parameters<RequestSigner['sign']>[1]>;
type Credentials = Exclude<SignatureV4Init['credentials'], (...given: never) => unknown>;

/**
 * Makes the SDK's clients sign with {@link SigV4a}. `@aws-sdk/signature-v4a` would do it with an elliptic curve in
 * JavaScript: 35 KB, and some 100 ms of CPU for the first signature.
 */
export function signWithSigv4a(): void {
  signatureV4aContainer.SignatureV4a = SigV4a;
}

/**
 * Signature Version 4a in headers, with Node's own ECDSA.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */
export class SigV4a extends SignatureV4Base implements RequestSigner {
  private key: { readonly of: Credentials; readonly value: KeyObject } | undefined;

  constructor(init: SignatureV4Init & SignatureV4CryptoInit) {
    super(init);
  }

  async sign(given: HttpRequest, options: Options = {}): Promise<HttpRequest> {
    const credentials = await this.credentialProvider();
    this.validateResolvedCredentials(credentials);
    const request = prepareRequest(given);
    const { longDate, shortDate } = this.formatDate(options.signingDate ?? new Date());
    const scope = `${shortDate}/${options.signingService ?? this.service}/${KEY_TYPE_IDENTIFIER}`;
    const payloadHash = await getPayloadHash(request, this.sha256);
    Object.assign(request.headers, {
      [AMZ_DATE_HEADER]: longDate,
      ...(credentials.sessionToken !== undefined && { [TOKEN_HEADER]: credentials.sessionToken }),
      'x-amz-region-set': options.signingRegion ?? (await this.regionProvider()),
      ...(this.applyChecksum && { [SHA256_HEADER]: payloadHash }),
    });
    const headers = getCanonicalHeaders(request, options.unsignableHeaders, options.signableHeaders);
    const text = await this.createStringToSign(
      longDate,
      scope,
      this.createCanonicalRequest(request, headers, payloadHash),
      ALGORITHM_IDENTIFIER_V4A,
    );
    const signature = sign('sha256', Buffer.from(text), this.keyOf(credentials)).toString('hex');
    request.headers[AUTH_HEADER] =
      `${ALGORITHM_IDENTIFIER_V4A} Credential=${credentials.accessKeyId}/${scope}, ` +
      `SignedHeaders=${this.getCanonicalHeaderList(headers)}, Signature=${signature}`;
    return request;
  }

  private keyOf(credentials: Credentials): KeyObject {
    if (this.key?.of !== credentials) this.key = { of: credentials, value: signingKey(credentials) };
    return this.key.value;
  }
}

/** The order of P-256, less two: a candidate above it is no private key. */
const highest = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n - 2n;

/** NIST SP 800-108 in counter mode over HMAC-SHA-256: the first candidate that fits is the private key, less one. */
export function signingKey({ accessKeyId, secretAccessKey }: Credentials): KeyObject {
  for (let counter = 1; counter < 255; counter++) {
    const label = Buffer.from(`\0\0\0\x01${ALGORITHM_IDENTIFIER_V4A}\0${accessKeyId}`);
    const input = Buffer.concat([label, Buffer.from([counter, 0, 0, 1, 0])]);
    const candidate = BigInt(`0x${createHmac('sha256', `AWS4A${secretAccessKey}`).update(input).digest('hex')}`);
    if (candidate <= highest) return privateKey(candidate + 1n);
  }
  throw new Error('no signing key can be derived from these credentials');
}

function privateKey(value: bigint): KeyObject {
  const secret = Buffer.from(value.toString(16).padStart(64, '0'), 'hex');
  const curve = createECDH('prime256v1');
  curve.setPrivateKey(secret);
  const point = curve.getPublicKey();
  const part = (bytes: Buffer) => bytes.toString('base64url');
  return createPrivateKey({
    format: 'jwk',
    key: { kty: 'EC', crv: 'P-256', d: part(secret), x: part(point.subarray(1, 33)), y: part(point.subarray(33)) },
  });
}
