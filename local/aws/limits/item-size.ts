/** A marshalled attribute value: `{"S": "text"}`. */
type Attribute = Readonly<Record<string, unknown>>;

/**
 * Bytes of an item as DynamoDB counts them.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html
 */
export function itemBytes(item: unknown): number {
  let bytes = 0;
  for (const name of Object.keys(Object(item))) {
    bytes += Buffer.byteLength(name) + valueBytes(Reflect.get(Object(item), name));
  }
  return bytes;
}

/** Lists and maps cost three bytes, and one more for each element. */
export function valueBytes(value: unknown): number {
  const [type = ''] = Object.keys(Object(value));
  const content: unknown = Reflect.get(Object(value), type);
  const list: readonly Attribute[] = Array.isArray(content) ? content : [];
  switch (type) {
    case 'S':
      return Buffer.byteLength(String(content));
    case 'N':
      return numberBytes(String(content));
    case 'B':
      return Buffer.from(String(content), 'base64').length;
    case 'SS':
      return sum(list.map((text) => Buffer.byteLength(String(text))));
    case 'NS':
      return sum(list.map((text) => numberBytes(String(text))));
    case 'BS':
      return sum(list.map((text) => Buffer.from(String(text), 'base64').length));
    case 'L':
      return 3 + sum(list.map((element) => 1 + valueBytes(element)));
    case 'M':
      return 3 + itemBytes(content) + Object.keys(Object(content)).length;
    default:
      return 1;
  }
}

/** About one byte for two significant digits, and one. */
function numberBytes(text: string): number {
  const significant = text
    .replace(/e.*$/i, '')
    .replace(/[-.]/g, '')
    .replace(/^0+|0+$/g, '');
  return Math.ceil(significant.length / 2) + 1;
}

const sum = (sizes: readonly number[]) => sizes.reduce((total, size) => total + size, 0);
