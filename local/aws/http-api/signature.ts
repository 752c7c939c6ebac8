import { createHash, createHmac, type Hash, type Hmac, timingSafeEqual } from 'node:crypto';
import { SignatureV4 } from '@smithy/signature-v4';

/** A request as it came over the wire. */
export interface SignedRequest {
  readonly method: string;
  /** Raw path, still percent-encoded. */
  readonly path: string;
  /** Raw query string without `?`. */
  readonly query: string;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

interface VerificationKey {
  readonly id: string;
  readonly secret: string;
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html */
const SKEW_MS = 5 * 60 * 1000;
const HEADER =
  /^AWS4-HMAC-SHA256 Credential=([^/,\s]+)\/(\d{8})\/([^/,]+)\/([^/,]+)\/aws4_request,\s*SignedHeaders=([^,\s]+),\s*Signature=([0-9a-f]{64})$/;

interface Authorization {
  readonly accessKeyId: string;
  readonly date: string;
  readonly region: string;
  readonly service: string;
  readonly signedHeaders: readonly string[];
  readonly signature: string;
}

interface Expectation {
  readonly region: string;
  readonly service: string;
  /** Epoch milliseconds. */
  readonly now: number;
  findKey(accessKeyId: string): VerificationKey | undefined;
}

/**
 * Computes the signature again and compares.
 * @returns the access key's id, or `undefined` when anything is wrong: scheme, scope, clock (± 5 min), host or date not
 *   signed, payload hash, unknown key, a session token (no key here has one), or the signature itself.
 */
export async function verifySignature(request: SignedRequest, expected: Expectation): Promise<string | undefined> {
  const authorization = parse(request.headers.authorization);
  const key = authorization && expected.findKey(authorization.accessKeyId);
  if (!key || !isPlausible(authorization, request, expected)) return undefined;
  const signature = await sign(authorization, key, request);
  const matches = timingSafeEqual(Buffer.from(signature, 'hex'), Buffer.from(authorization.signature, 'hex'));
  return matches ? key.id : undefined;
}

function parse(header: string | undefined): Authorization | undefined {
  const [, accessKeyId, date, region, service, signedHeaders, signature] = HEADER.exec(header ?? '') ?? [];
  if (!accessKeyId || !date || !region || !service || !signedHeaders || !signature) return undefined;
  return { accessKeyId, date, region, service, signedHeaders: signedHeaders.split(';'), signature };
}

function isPlausible(authorization: Authorization, { headers, body }: SignedRequest, expected: Expectation): boolean {
  const time = headers['x-amz-date'] ?? '';
  const at = instantOf(time);
  const claimed = headers['x-amz-content-sha256'];
  return (
    authorization.region === expected.region &&
    authorization.service === expected.service &&
    at !== undefined &&
    Math.abs(expected.now - at) <= SKEW_MS &&
    time.startsWith(authorization.date) &&
    authorization.signedHeaders.includes('host') &&
    authorization.signedHeaders.includes('x-amz-date') &&
    headers['x-amz-security-token'] === undefined &&
    (claimed === undefined || claimed === createHash('sha256').update(body).digest('hex'))
  );
}

/** `20260102T030405Z` as epoch milliseconds. */
function instantOf(time: string): number | undefined {
  const iso = time.replace(/^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z$/, '$1-$2-$3T$4:$5:$6Z');
  const at = iso === time ? Number.NaN : Date.parse(iso);
  return Number.isNaN(at) ? undefined : at;
}

/** The platform's own, for the signer: the library that signers usually bring along is written in JavaScript, and several times as slow. */
class Sha256 {
  private hash: Hash | Hmac;

  constructor(private readonly secret?: SourceData) {
    this.hash = this.fresh();
  }

  update(data: SourceData): void {
    this.hash.update(bytesOf(data));
  }

  async digest(): Promise<Uint8Array> {
    return this.hash.digest();
  }

  reset(): void {
    this.hash = this.fresh();
  }

  private fresh(): Hash | Hmac {
    return this.secret === undefined ? createHash('sha256') : createHmac('sha256', bytesOf(this.secret));
  }
}

type SourceData = string | ArrayBuffer | ArrayBufferView;

function bytesOf(data: SourceData): string | Buffer {
  if (typeof data === 'string') return data;
  return ArrayBuffer.isView(data) ? Buffer.from(data.buffer, data.byteOffset, data.byteLength) : Buffer.from(data);
}

async function sign(authorization: Authorization, key: VerificationKey, request: SignedRequest): Promise<string> {
  const signer = new SignatureV4({
    service: authorization.service,
    region: authorization.region,
    credentials: { accessKeyId: key.id, secretAccessKey: key.secret },
    sha256: Sha256,
    applyChecksum: false,
  });
  const names = new Set(authorization.signedHeaders);
  const signed = await signer.sign(
    {
      method: request.method,
      protocol: 'http:',
      hostname: 'unused',
      path: request.path,
      query: queryOf(request.query),
      headers: Object.fromEntries(Object.entries(request.headers).filter(([name]) => names.has(name))),
      body: request.body,
    },
    { signingDate: new Date(instantOf(request.headers['x-amz-date'] ?? '') ?? 0), signableHeaders: names },
  );
  return /Signature=([0-9a-f]{64})$/.exec(signed.headers.authorization ?? '')?.[1] ?? '';
}

/** The decoded names and values of a raw query, as they are signed. */
export function queryOf(query: string): Record<string, string[]> {
  const values = new Map<string, string[]>();
  for (const pair of query.split('&').filter((one) => one !== '')) {
    const [name = '', value = ''] = pair.split(/=(.*)/s).map(decode);
    values.set(name, [...(values.get(name) ?? []), value]);
  }
  return Object.fromEntries(values);
}

/** `+` is a plus sign in a canonical query, not a space. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
