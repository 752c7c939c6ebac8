import fc from 'fast-check';
import type { EdgeInterval } from '../../../edge/document/document';
import { encodeSite } from '../../../edge/document/encode';
import type { EdgeHeader } from '../../../edge/function/event';
import { callOf, eventOf, interval, site, start, textOf } from './fixtures';
import { type Call, type Outcome, stages } from './stages';

/** Disallowed or reserved in responses that a function generates (see the link in edge/function/event.ts). */
const illegalHeader = /[^a-z0-9-]|^(connection|x-edge-.*|x-amz-cf-.*|x-cache|x-real-ip|content-length|via|date)$/;

const hostileText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.stringMatching(/^[/%.;\\a-fA-F0-9shopSHOP-]{0,30}$/),
  fc.constantFrom(
    '',
    '/',
    '%',
    '%c3',
    '/shop',
    'DELETE',
    'text/html',
    'application/json;q=',
    '\ud800',
    'x'.repeat(9000),
  ),
);

const header: fc.Arbitrary<EdgeHeader> = fc.oneof(
  hostileText.map((value) => ({ value })),
  fc.tuple(hostileText, hostileText).map(([a, b]) => ({ value: a, multiValue: [{ value: a }, { value: b }] })),
);

const sent = fc.record({
  method: fc.oneof(fc.constantFrom('GET', 'HEAD', 'OPTIONS', 'POST', 'DELETE'), hostileText),
  uri: hostileText,
  ip: fc.oneof(fc.ipV4(), fc.ipV6(), hostileText),
  headers: fc.dictionary(
    fc.constantFrom(
      'accept',
      'x-http-method-override',
      'x-http-method',
      'x-method-override',
      'upgrade',
      'x-maintenance-mode',
    ),
    header,
  ),
});

const planned: fc.Arbitrary<EdgeInterval> = fc
  .record({
    mode: fc.constantFrom('full' as const, 'read-only' as const),
    from: fc.nat(5000),
    length: fc.integer({ min: 1, max: 5000 }),
    paths: fc.array(hostileText, { maxLength: 2 }),
    exemptions: fc.array(hostileText, { maxLength: 2 }),
    message: hostileText,
    id: fc.stringMatching(/^[0-9A-HJKMNP-TV-Z]{26}$/),
  })
  .map(({ from, length, id, ...rest }) =>
    interval({ ...rest, windowId: `demo.${id}`, startsAt: start + from, endsAt: start + from + length }),
  );

const second = fc.integer({ min: start - 100, max: start + 10100 });

/** `/shop/cart` as some origin might still read it. */
const hostileSpelling = fc
  .tuple(
    ...[...'/shop/cart'].map((character) => {
      const hex = character.charCodeAt(0).toString(16);
      const plain = fc.constantFrom(character, character, character.toUpperCase());
      const coded = fc.constantFrom(`%${hex}`, `%${hex.toUpperCase()}`, `%25${hex}`);
      const slashes = fc.constantFrom('/', '//', '/./', './', '%20/', '\\', '/x/../', '/;a=b/', '/%2e/', ';a/');
      return character === '/' ? fc.oneof(plain, slashes, coded) : fc.oneof(plain, plain, plain, coded);
    }),
    fc.constantFrom(
      '',
      '/',
      '/1',
      ';j=1',
      '/;j',
      '//',
      '/.',
      '/%2e',
      '%2f',
      '%3f',
      '%00',
      '/caf%C3%A9',
      '#',
      '#/x',
      '?x',
    ),
  )
  .map((parts) => parts.join(''));

/** `shop.example.com` as clients may spell it in Host. */
const spelledHost = fc
  .tuple(
    ...[...'shop.example.com'].map((character) => fc.constantFrom(character, character.toUpperCase())),
    fc.constantFrom('', '.'),
    fc.oneof(
      fc.constantFrom('', ':'),
      fc.nat(65_535).map((port) => `:${port}`),
    ),
  )
  .map((parts) => parts.join(''));

/** Nearly a schedule: JSON of nearly the right shape. */
const nonsenseRows = fc
  .tuple(
    fc.constantFrom(0, 1, 2, -1, null, 'f'),
    fc.oneof(fc.nat(), fc.json()),
    fc.oneof(fc.integer({ min: start, max: start * 2 }), fc.double(), fc.json()),
    fc.constantFrom('A', null, 3),
    fc.oneof(fc.constant(undefined), fc.array(hostileText), fc.json()),
  )
  .map((row) => `1795356000 ${JSON.stringify(['demo', 1, row])}`);

/** Any request at any time to a site whose windows fit, encoded before any of them began. */
const armed = fc
  .tuple(fc.uniqueArray(planned, { maxLength: 3, selector: (each) => each.windowId }), sent, second)
  .map(([intervals, request, now]) => ({ intervals, request, now }));

const callWith = ({ intervals, request, now }: { intervals: EdgeInterval[]; request: object; now: number }): Call => {
  const fitting = intervals.map((each) => ({
    ...each,
    paths: each.paths.map((path) => path.slice(0, 20)),
    exemptions: each.exemptions.map((path) => path.slice(0, 20)),
    message: (each.message ?? '').slice(0, 20),
  }));
  return { event: eventOf(request), entries: encodeSite(site(...fitting), start - 100), now };
};

const refused = ({ result }: Outcome) => 'statusCode' in result;
const running = (intervals: readonly EdgeInterval[], now: number) =>
  intervals.filter((each) => each.startsAt <= now && now < each.endsAt);

describe.each(stages)('whatever is asked of the edge on $name,', (stage) => {
  const count = stage.name.includes('source') ? 2000 : 500;

  /** One batch, because starting njs for each sample would take minutes. */
  async function sample<T>(arbitrary: fc.Arbitrary<T>, toCall: (value: T) => Call) {
    const values = fc.sample(arbitrary, { numRuns: count, seed: 20261122 });
    const outcomes = await stage.run(values.map(toCall));
    return values.flatMap((value, index) => {
      const outcome = outcomes[index];
      return outcome ? [{ value, outcome }] : [];
    });
  }

  it('nothing is refused outside every interval, and no detail is read', async () => {
    const seen = await sample(armed, callWith);
    const outside = seen.filter(({ value }) => running(value.intervals, value.now).length === 0);
    expect(outside.length).toBeGreaterThan(count / 10);
    expect(outside.filter(({ outcome }) => refused(outcome) || outcome.reads.length !== 1)).toEqual([]);
  });

  it('everything is refused inside a full interval without scope and exemptions', async () => {
    const bare = armed.map((each) => ({
      ...each,
      intervals: [
        ...each.intervals.map((plan) => ({ ...plan, exemptions: [] })),
        interval({ startsAt: each.now, endsAt: each.now + 1 }),
      ],
    }));
    const seen = await sample(bare, callWith);
    expect(seen).toHaveLength(count);
    expect(
      seen.filter(({ outcome }) => !('statusCode' in outcome.result && outcome.result.statusCode === 503)),
    ).toEqual([]);
  });

  it('no spelling of a path in scope gets past the scope', async () => {
    const seen = await sample(fc.record({ uri: hostileSpelling, ip: fc.ipV4() }), (request) =>
      callOf(request, [interval({ paths: ['/shop/cart'] })]),
    );
    expect(seen.filter(({ outcome }) => !refused(outcome)).map(({ value }) => value.uri)).toEqual([]);
  });

  it('no spelling of a hostname gets past its window', async () => {
    const seen = await sample(fc.record({ host: spelledHost, ip: fc.ipV4() }), ({ host, ip }) =>
      callOf({ ip, headers: { host } }, [interval()]),
    );
    expect(seen.filter(({ outcome }) => !refused(outcome)).map(({ value }) => value.host)).toEqual([]);
  });

  it('no more than two entries are read, three for a page, and a refusal is well-formed', async () => {
    const seen = await sample(armed, callWith);
    for (const { outcome } of seen) {
      const isPage = 'statusCode' in outcome.result && /html/.test(outcome.result.headers['content-type']?.value ?? '');
      expect(outcome.reads.length).toBeLessThanOrEqual(isPage ? 3 : 2);
      if (!('statusCode' in outcome.result)) continue;
      const { headers, body, statusCode } = outcome.result;
      expect([403, 503]).toContain(statusCode);
      expect(Object.keys(headers).filter((name) => illegalHeader.test(name))).toEqual([]);
      expect(Object.values(headers).filter(({ value }) => !/^[ -~]+$/.test(value))).toEqual([]);
      const retryAfter = Number(headers['retry-after']?.value);
      expect(Number.isInteger(retryAfter) && retryAfter > 0 && retryAfter <= 300).toBe(true);
      if (headers['content-type']?.value.includes('json') && body !== undefined) JSON.parse(textOf(outcome.result));
    }
  });

  it('a store full of nonsense lets it pass or answers it, and never throws', async () => {
    const nonsense = fc.record({
      schedule: fc.oneof(
        hostileText,
        fc.json().map((json) => `1795356000 ${json}`),
        nonsenseRows,
      ),
      detail: fc.oneof(
        hostileText,
        hostileText.map((text) => `2\n${text}`),
      ),
      request: sent,
      host: fc.option(hostileText, { nil: 'shop.example.com' }),
    });
    const seen = await sample(nonsense, ({ schedule, detail, request, host }) => ({
      event: eventOf({ ...request, headers: { ...request.headers, host } }),
      entries: [
        { key: 'shop.example.com', value: schedule },
        { key: 'demo/A', value: detail },
      ],
      now: start,
    }));
    expect(seen).toHaveLength(count);
  });
});
