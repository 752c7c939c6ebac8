/** Names of fields, and the position of each. */
type Positions = Readonly<Record<string, number>>;

/**
 * The fields in the order that reader and writer share. Fields without a value are `missing`, or left out at the end.
 *
 * @param positions of every field, from 0
 */
export function inOrder<P extends Positions, V>(
  positions: P,
  fields: Readonly<Partial<Record<keyof P, V>>>,
  missing: V,
): V[] {
  const ordered: V[] = [];
  for (const name of Object.keys(positions)) {
    const value = fields[name];
    const position = positions[name];
    if (value === undefined || position === undefined) continue;
    while (ordered.length < position) ordered.push(missing);
    ordered[position] = value;
  }
  return ordered;
}
