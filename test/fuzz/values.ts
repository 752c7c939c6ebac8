import fc from 'fast-check';
import { resolved, type Schema } from './documented';
import { type Ask, asked } from './known';

/** Legal texts that are easily mistreated: by HTML, mails, logs, spreadsheets, terminals, and by counting bytes. */
const texts = [
  'Database upgrade',
  'x',
  '<img src=x onerror=fuzz()>"\'&amp;',
  'Übergrößenträger 🚧👩‍👩‍👧 שָׁלוֹם ﷺ',
  'a\u200bb\u200d\u00ad\u2060c',
  '=1+1|cmd',
  '{{constructor}} $(7) %00 %0d%0a..%2f',
  '\\u0000 \\ud800 \\" \\',
  'e\u0301'.repeat(20),
  '\ud83d\udea7'.repeat(40),
];

const line = ({ minLength = 0, maxLength = 500 }: Schema) =>
  fc.oneof(
    {
      weight: 8,
      arbitrary: fc.constantFrom(...texts).map((text) =>
        Buffer.from(text.slice(0, maxLength))
          .toString('utf8')
          .replace(/\ufffd$/, 'x'),
      ),
    },
    { weight: 1, arbitrary: fc.constantFrom('x'.repeat(maxLength), 'y'.repeat(Math.max(1, minLength))) },
  );

const ask = (of: Ask['$ask']['of']) => fc.nat(99).map((which) => asked(of, which));
const times = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 36 }).map((steps) => asked('time', steps * 600)) },
  { weight: 1, arbitrary: fc.integer({ min: -4000, max: 4_000_000 }).map((seconds) => asked('time', seconds)) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '2026-11-29T02:30',
      '2027-03-28T02:30',
      '0000-01-01T00:00Z',
      '9999-12-31T23:59:59+23:59',
    ),
  },
);

/** What the name of a member means, where its schema alone would rarely give a value that fits anything. */
const named: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  siteId: fc.oneof({ weight: 9, arbitrary: ask('siteId') }, fc.constantFrom('blog', 'nowhere')),
  windowId: ask('windowId'),
  proposalId: ask('proposalId'),
  templateId: ask('proposalId'),
  personId: ask('personId'),
  approverId: ask('personId'),
  ownerId: ask('personId'),
  machineId: ask('machineId'),
  webhookId: fc.constantFrom('chat', 'chat', 'chat', 'nobody'),
  digest: fc.constant(asked('digest', 0)),
  planVersion: fc.constant(asked('planVersion', 0)),
  startsAt: fc.oneof({ weight: 4, arbitrary: times }, fc.constant('on-approval')),
  endsAt: times,
  notBefore: times,
  notAfter: times,
  expiresAt: times,
  at: times,
  from: times,
  to: times,
  timeZone: fc.constantFrom('UTC', 'Europe/Berlin', 'America/New_York', 'Mars/Olympus', 'Etc/GMT+12'),
  email: fc.constantFrom('cara@example.com', `${'x'.repeat(64)}@example.com`, "o'hara+a@sub.example.co"),
  cidrs: fc.subarray(['192.0.2.0/24', '2001:db8::/32', '0.0.0.0/0', '198.51.100.7']),
  hostnames: fc.subarray(['shop.example', 'www.shop.example', 'demo.example', 'blog.example', '*.wild.example'], {
    minLength: 1,
  }),
  paths: fc.subarray(['/', '/orders', '/account', '/a-b_c~d', '/a/b/c/d/e']),
  exemptions: fc.subarray([{ path: '/health' }, { path: '/pay', method: 'POST' }]),
  principals: fc.subarray(['arn:aws:iam::123456789012:user/cara', 'arn:aws:iam::123456789012:user/robot2']),
  url: fc.constantFrom('https://shop.example/orders', 'https://nowhere.example/', 'https://shop.example/%73hop/../x?y'),
  ip: fc.constantFrom('192.0.2.1', '2001:db8::1'),
  token: ask('token'),
  code: fc.constantFrom('123456', '123456', '123456', '123 456', 'BCDF-GHJK-LMNP', '000000', '12345', 'bcdfghjklmnp'),
  cursor: ask('cursor'),
  eventId: ask('eventId'),
};

/** Values that a schema allows, or nearly: rules between members are not in it. */
export function valuesOf(schema: Schema, name = ''): fc.Arbitrary<unknown> {
  const isTimeOfDay = schema.pattern?.includes('2[0-3]') === true;
  const own = Object.hasOwn(named, name) && !isTimeOfDay ? named[name] : undefined;
  return own ?? bySchema(resolved(schema), name);
}

function bySchema(schema: Schema, name: string): fc.Arbitrary<unknown> {
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return fc.oneof(...choices.map((choice) => valuesOf(choice, name)));
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (Array.isArray(schema.type)) return fc.oneof(...schema.type.map((type) => bySchema({ ...schema, type }, name)));
  switch (schema.type) {
    case 'object':
      return objects(schema);
    case 'array':
      return arrays(schema);
    case 'integer':
    case 'number':
      return numbers(schema);
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    default:
      return strings(schema);
  }
}

function objects({ properties = {}, required = [], additionalProperties }: Schema): fc.Arbitrary<unknown> {
  const members = Object.entries(properties).map(([name, member]) => [name, valuesOf(member, name)] as const);
  const known = fc.record(Object.fromEntries(members), { requiredKeys: [...required] });
  if (typeof additionalProperties !== 'object') return known;
  const languages = fc.constantFrom('de', 'fr', 'pt-BR', 'zh-Hant');
  return fc.dictionary(languages, valuesOf(additionalProperties), { maxKeys: 3 });
}

function arrays({ items = {}, minItems = 0, maxItems = 5 }: Schema): fc.Arbitrary<unknown> {
  const most = Math.min(maxItems, minItems + 3);
  return fc.array(valuesOf(items), { minLength: minItems, maxLength: most });
}

function numbers({ minimum = 0, maximum = 1_000_000 }: Schema): fc.Arbitrary<number> {
  const small = fc.integer({ min: minimum, max: Math.min(maximum, minimum + 90) });
  return fc.oneof({ weight: 6, arbitrary: small }, fc.constantFrom(minimum, maximum));
}

/** Patterns with a look-ahead are those of ids and paths, which have names here. */
function strings(schema: Schema): fc.Arbitrary<string> {
  const { pattern, maxLength = 500 } = schema;
  if (pattern === undefined || pattern.includes('\\p{') || pattern.includes('(?!')) return line(schema);
  return fc.stringMatching(new RegExp(pattern, 'u')).map((text) => text.slice(0, maxLength));
}

/** Which members go together, of windows, sites and their like: what no schema says. */
export function coherent(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const { endsAt, notBefore, notAfter, templateId, ...rest } = value as Readonly<Record<string, unknown>>;
  if (rest.startsAt === 'on-approval') return { ...rest, durationMinutes: 20, notAfter: asked('time', 36_000) };
  const lasts = rest.durationMinutes !== undefined || endsAt === undefined ? {} : { endsAt: after(rest.startsAt) };
  const isNew = typeof rest.siteId === 'object' && 'policy' in rest && rest.hostnames !== undefined;
  return { ...rest, ...lasts, ...(isNew && { siteId: 'blog', hostnames: ['blog.example'] }) };
}

function after(start: unknown): unknown {
  const { $ask } = Object(start) as Partial<Ask>;
  return asked('time', ($ask?.which ?? 7200) + 1800);
}
