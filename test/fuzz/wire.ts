import { createHash, createHmac } from 'node:crypto';
import { Agent, type IncomingHttpHeaders, request } from 'node:http';
import { SignatureV4 } from '@smithy/signature-v4';
import { queryOf } from '../../local/aws/http-api/signature';
import { region } from './gateway';

/** A request exactly as it goes over the wire. */
export interface Sent {
  readonly method: string;
  /** Raw, percent-encoded. */
  readonly path: string;
  /** Raw, without `?`. */
  readonly query: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

export interface Got {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

export interface Key {
  readonly id: string;
  readonly secret: string;
}

/** The hash of Node.js in the form that the signer asks for; the one in JavaScript takes most of a request's time. */
class NativeSha256 {
  private readonly hash;
  constructor(secret?: string | ArrayBuffer | ArrayBufferView) {
    this.hash = secret === undefined ? createHash('sha256') : createHmac('sha256', bytesOf(secret));
  }
  update(data: string | ArrayBuffer | ArrayBufferView): void {
    this.hash.update(bytesOf(data));
  }
  async digest(): Promise<Uint8Array> {
    return this.hash.digest();
  }
  reset(): void {}
}

function bytesOf(data: string | ArrayBuffer | ArrayBufferView): Buffer {
  if (typeof data === 'string') return Buffer.from(data);
  return ArrayBuffer.isView(data) ? Buffer.from(data.buffer, data.byteOffset, data.byteLength) : Buffer.from(data);
}

/** @returns the same request with its signature. @param at epoch milliseconds */
export async function signed(sent: Sent, key: Key, at: number): Promise<Sent> {
  const signer = new SignatureV4({
    service: 'execute-api',
    region,
    credentials: { accessKeyId: key.id, secretAccessKey: key.secret },
    sha256: NativeSha256,
    applyChecksum: false,
  });
  const { method, path, query, body, headers } = sent;
  const unsigned = { method, protocol: 'http:', hostname: '127.0.0.1', path, query: queryOf(query), body };
  const { headers: signedHeaders } = await signer.sign(
    { ...unsigned, headers: { ...headers, host: '127.0.0.1' } },
    { signingDate: new Date(at), signableHeaders: new Set(['host', 'x-amz-date']) },
  );
  return { ...sent, headers: signedHeaders };
}

export class Wire {
  private readonly agent = new Agent({ keepAlive: true });

  constructor(private readonly port: number) {}

  /** @throws Error when the connection is lost without an answer */
  send({ method, path, query, headers, body }: Sent): Promise<Got> {
    const target = query === '' ? path : `${path}?${query}`;
    const to = { host: '127.0.0.1', port: this.port, method, path: target, agent: this.agent };
    const all = { host: '127.0.0.1', ...headers, 'content-length': String(body.length) };
    return new Promise((resolve, reject) => {
      const call = request({ ...to, headers: all }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => {
          const text = Buffer.concat(chunks).toString('utf8');
          resolve({ status: response.statusCode ?? 0, headers: response.headers, text });
        });
        response.on('error', reject);
      });
      call.on('error', reject);
      call.end(body);
    });
  }

  close(): void {
    this.agent.destroy();
  }
}
