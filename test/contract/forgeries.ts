/** Cursors in which one member of the key is something else, missing, or too many. */
export function forgeries(cursor: string): string[] {
  const [listing, key]: [string, Record<string, unknown>] = JSON.parse(
    Buffer.from(cursor, 'base64url').toString('utf8'),
  );
  const changed = Object.keys(key).flatMap((name) =>
    ['', -1, null, {}, 'x'.repeat(400)].map((value) => ({ ...key, [name]: value })),
  );
  const resized = [{ ...key, more: 'x' }, Object.fromEntries(Object.entries(key).slice(1))];
  return [...changed, ...resized].map((forged) => Buffer.from(JSON.stringify([listing, forged])).toString('base64url'));
}
