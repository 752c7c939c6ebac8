import { Readable } from 'node:stream';
import { readStream } from '../../../../local/aws/gateway/read-stream';

const of = (...chunks: readonly string[]) => Readable.from(chunks.map((chunk) => Buffer.from(chunk)));
const text = async (stream: Readable, limit?: number) => (await readStream(stream, limit))?.toString();

describe('a stream that is read whole', () => {
  it('is all of its chunks, in order', async () => {
    expect(await text(of('one ', 'two ', 'three'))).toBe('one two three');
    expect(await text(of('one'))).toBe('one');
    expect(await text(of())).toBe('');
  });

  it('is nothing when it is longer than the limit, and is read to its end', async () => {
    const long = of('12345', '6789');
    expect(await text(long, 8)).toBeUndefined();
    expect(long.readableEnded).toBe(true);
    expect(await text(of('12345', '678'), 8)).toBe('12345678');
  });

  it('fails with its error, and when it is closed before its end', async () => {
    const failing = new Readable({ read: () => {} });
    const failed = readStream(failing);
    failing.destroy(new Error('reset'));
    await expect(failed).rejects.toThrow('reset');

    const closing = new Readable({ read: () => {} });
    const closed = readStream(closing);
    closing.destroy();
    await expect(closed).rejects.toThrow('closed before everything had come');
  });
});
