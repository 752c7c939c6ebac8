import fc from 'fast-check';

const deep = (levels: number) => JSON.parse(`${'['.repeat(levels)}${']'.repeat(levels)}`) as unknown;

/** Values that belong nowhere. */
const values: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  -0,
  1.5,
  1e308,
  2 ** 53,
  -(2 ** 63),
  '',
  ' ',
  'NaN',
  'Infinity',
  '0x10',
  '1e3',
  [],
  {},
  [[]],
  [null],
  { length: 3 },
  { toString: 'x' },
  { constructor: { prototype: {} } },
  { $gt: '' },
  deep(200),
  'x'.repeat(10_000),
  'a\u0000b',
  'a\nb',
  'a\r\nSet-Cookie: x=y',
  '\ud800',
  'x\udc00y',
  '\u202egnp.exe',
  '\u2028',
  '\ufeffx',
  '\ufffd',
  'constructor',
  '__proto__',
  'toString',
  'hasOwnProperty',
  '../../etc/passwd',
  '%00',
  'arn:aws:iam::123456789012:root',
  'ORG',
  'SITE#shop',
  'shop#',
  'shop/bypass',
  'ş',
  'SHOP',
  '2026-13-45T99:99:99Z',
  '+275760-09-13T00:00:00Z',
  '-000001-01-01T00:00Z',
  '2026-11-22T12:00:00.999999999Z',
  '2026-11-22T12:00:60Z',
  'https://user:pw@shop.example:99999/',
  'http://[::1',
  '999.999.999.999',
  '0.0.0.0/99',
];

export interface Mutation {
  /** Which of the places in the body, from 0 on, repeatedly. */
  readonly place: number;
  readonly how: 'drop' | 'replace' | 'longer' | 'shorter' | 'add' | 'wrap';
  readonly value: unknown;
}

export const hostileValue = fc.constantFrom(...values);

export const mutation: fc.Arbitrary<Mutation> = fc.record({
  place: fc.nat(40),
  how: fc.constantFrom('drop', 'replace', 'replace', 'replace', 'longer', 'shorter', 'add', 'wrap'),
  value: hostileValue,
});

const strangeNames = ['extra', 'constructor', 'toString', 'Mode', 'mode ', 'a.b', '', '\u0000', '$ask2', 'then'];

/** @returns a value like the given one that differs in one place */
export function mutated(value: unknown, { place, how, value: hostile }: Mutation): unknown {
  const places = placesIn(value);
  return changedAt(value, places[place % places.length] ?? [], (old, drop) => {
    switch (how) {
      case 'drop':
        return drop;
      case 'replace':
        return hostile;
      case 'wrap':
        return [old];
      case 'add':
        return added(old, place, hostile);
      default:
        return resized(old, how === 'longer' ? 1 : -1);
    }
  });
}

function added(old: unknown, place: number, hostile: unknown): unknown {
  if (Array.isArray(old)) return [...old, hostile];
  if (typeof old !== 'object' || old === null) return { value: old };
  return { ...old, [strangeNames[place % strangeNames.length] ?? 'extra']: hostile };
}

function resized(old: unknown, by: 1 | -1): unknown {
  if (typeof old === 'number') return old + by;
  if (typeof old === 'string') return by === 1 ? `${old}x` : old.slice(0, -1);
  if (Array.isArray(old)) return by === 1 ? [...old, ...old.slice(-1)] : old.slice(0, -1);
  return old;
}

type Place = readonly (string | number)[];

function placesIn(value: unknown, at: Place = []): Place[] {
  if (typeof value !== 'object' || value === null || at.length > 4) return [at];
  return [at, ...Object.entries(value).flatMap(([key, member]) => placesIn(member, [...at, key]))];
}

const dropped = Symbol('dropped');

function changedAt(value: unknown, [key, ...rest]: Place, change: (old: unknown, drop: unknown) => unknown): unknown {
  if (key === undefined) {
    const changed = change(value, dropped);
    return changed;
  }
  const entries = Object.entries(Object(value)).flatMap(([name, member]) => {
    const changed = name === String(key) ? changedAt(member, rest, change) : member;
    return changed === dropped ? [] : [[name, changed] as const];
  });
  return Array.isArray(value) ? entries.map(([, member]) => member) : Object.fromEntries(entries);
}

/** What becomes of the text of a body on its way. */
export const garbling = fc.constantFrom(
  'cut',
  'empty',
  'blank',
  'doubled member',
  'two values',
  'trailing comma',
  'not a number',
  'deep',
  'byte order mark',
  'latin-1',
  'utf-16',
  'proto',
  'control',
  'huge',
);
export type Garbling = typeof garbling extends fc.Arbitrary<infer G> ? G : never;

export function garbled(text: string, how: Garbling): Buffer {
  switch (how) {
    case 'cut':
      return Buffer.from(text.slice(0, text.length / 2));
    case 'empty':
      return Buffer.alloc(0);
    case 'blank':
      return Buffer.from(' \n\t ');
    case 'doubled member':
      return Buffer.from(text.replace(/^\{("[^"]*":[^,}\]]*)/, '{$1,$1'));
    case 'two values':
      return Buffer.from(text + text);
    case 'trailing comma':
      return Buffer.from(text.replace(/\}$/, ',}'));
    case 'not a number':
      return Buffer.from(text.replace(/:\d+|:"[^"]*"/, ':NaN'));
    case 'deep':
      return Buffer.from(text.replace(/:("[^"]*"|\d+)/, `:${'['.repeat(20_000)}${']'.repeat(20_000)}`));
    case 'byte order mark':
      return Buffer.from(`\ufeff${text}`);
    case 'latin-1':
      return Buffer.concat([Buffer.from(text.replace(/"\}$/, '')), Buffer.from('\xe9\xff"}', 'latin1')]);
    case 'utf-16':
      return Buffer.from(text, 'utf16le');
    case 'proto':
      return Buffer.from(text.replace(/^\{/, '{"__proto__":{"mode":"full"},'));
    case 'control':
      return Buffer.from(text.replace(/"\}$/, '\u0000\u0007"}'));
    case 'huge':
      return Buffer.from(text.replace(/\}$/, `${' '.repeat(300_000)}}`));
  }
}
