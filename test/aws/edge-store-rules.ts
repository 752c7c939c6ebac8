import type { EdgeEntry } from '../../edge/document/document';

/**
 * What the KeyValueStore demands of one UpdateKeys. AWS leaves open whether "1 KB per value" counts the key; here it does, and
 * a kilobyte is the smaller of the two.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cloudfront-limits.html#limits-keyvaluestores
 */
const limits = { keys: 50, keyBytes: 512, entryBytes: 1000, updateBytes: 3_000_000 };

/** Keys and values of the whole store. AWS says 5 MB; five million is the smaller reading of it. */
export const STORE_BYTES = 5_000_000;

/** @returns why the store refuses an update with a ValidationException, or undefined */
export function objectionTo(puts: readonly EdgeEntry[], deletes: readonly string[]): string | undefined {
  const keys = [...puts.map(({ key }) => key), ...deletes];
  const sizes = puts.map(({ key, value }) => Buffer.byteLength(key) + Buffer.byteLength(value));
  if (keys.length > limits.keys) return `${keys.length} keys`;
  if (new Set(keys).size < keys.length) return 'a key twice';
  if (keys.some((key) => key === '' || Buffer.byteLength(key) > limits.keyBytes)) return 'the length of a key';
  if (puts.some(({ value }) => value === '')) return 'an empty value';
  if (sizes.some((size) => size > limits.entryBytes)) return `${Math.max(...sizes)} bytes in one entry`;
  const total = sizes.reduce((sum, size) => sum + size, 0);
  return total > limits.updateBytes ? `${total} bytes in all` : undefined;
}
