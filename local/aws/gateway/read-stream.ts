import type { Readable } from 'node:stream';

/**
 * Reads a stream to its end. By its events: an asynchronous iterator takes several times as long, and every call of the machine is read twice.
 *
 * @param limit in bytes; what is beyond it is drained
 * @returns `undefined` for more than `limit`
 * @throws the error of the stream, or one that says that it was closed before its end
 */
export function readStream(stream: Readable, limit = Number.POSITIVE_INFINITY): Promise<Buffer | undefined> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    stream.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length <= limit) chunks.push(chunk);
    });
    stream.once('end', () => resolve(length > limit ? undefined : joined(chunks)));
    stream.once('error', reject);
    stream.once('close', () => reject(new Error('The connection was closed before everything had come')));
  });
}

function joined([first, ...rest]: readonly Buffer[]): Buffer {
  return first && rest.length === 0 ? first : Buffer.concat(first ? [first, ...rest] : []);
}
