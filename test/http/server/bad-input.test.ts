import { at, hour, Service } from '../fixtures';

let service: Service;
let before: unknown;
beforeAll(async () => {
  service = await Service.start();
  before = await service.dump();
});
afterEach(async () => expect(await service.dump()).toEqual(before));

const plan = (change: Record<string, unknown> = {}) => ({ ...service.plan(), ...change });

describe('a request that cannot be read changes nothing and', () => {
  it.each<[string, () => unknown, RegExp]>([
    ['malformed JSON', () => '{"siteId":', /the body must be valid JSON/],
    ['no body', () => undefined, /the body is required/],
    ['an array', () => [], /the body must be of type object/],
    ['an unknown field', () => plan({ colour: 'red' }), /colour is not a known field/],
    ['a missing field', () => plan({ reason: undefined }), /reason is required/],
    ['a wrong type', () => plan({ reason: 7 }), /reason must be of type string/],
    ['an unknown mode', () => plan({ mode: 'half' }), /mode must be one of: full, testers-only, read-only/],
    ['a language that is none', () => plan({ messages: { french: 'x' } }), /messages.french must be a language tag/],
    ['an unprintable language', () => plan({ messages: { '\u001b[31m': 'x' } }), /^messages.\?\[31m must be/],
    ['an empty text', () => plan({ messages: { fr: ' ' } }), /messages.fr must have at least 1 character/],
    [
      'too many languages',
      () => plan({ messages: Object.fromEntries([...'abcdefghijk'].map((letter) => [`a${letter}`, 'x'])) }),
      /messages must name at most 10 languages/,
    ],
    ['an overlong reason', () => plan({ reason: 'x'.repeat(501) }), /reason must have at most 500 characters/],
    ['an empty reason', () => plan({ reason: '  ' }), /reason must have at least 1 character/],
    ['a control character', () => plan({ reason: 'a\u0007b' }), /reason must not contain control characters/],
    ['a right-to-left override', () => plan({ ticket: 'a\u202eb' }), /ticket must not contain control characters/],
    ['a newline in a line', () => plan({ reason: 'a\nb' }), /reason must not contain control characters/],
    ['a time that is none', () => plan({ startsAt: 'tomorrow' }), /startsAt must be an RFC 3339 time/],
    [
      'too many paths',
      () => plan({ paths: ['/a', '/b', '/c', '/d', '/e', '/f'] }),
      /paths must have at most 5 elements/,
    ],
    ['a path without a slash', () => plan({ paths: ['shop'] }), /paths.0 must begin with one '\/'/],
    ['an encoded path', () => plan({ paths: ['/%73hop'] }), /no '%'/],
    ['a dot segment', () => plan({ paths: ['/a/../b'] }), /paths.0 must not contain '.' or '..' segments/],
    ['a double slash', () => plan({ paths: ['/a//b'] }), /paths.0 must not contain '\/\/'/],
    ['a path with a query', () => plan({ paths: ['/a?b'] }), /no '%', '\*', '\?'/],
    ['a path twice', () => plan({ paths: ['/a', '/a'] }), /paths must not repeat an element/],
    ['a site id in capitals', () => plan({ siteId: 'Shop' }), /siteId must be 1 to 24 lower-case/],
  ])('%s is answered 400, naming field and rule', async (_name, body, detail) => {
    const answer = await service.api('POST /v1/windows', { body: body() });
    expect(answer.status).toBe(400);
    expect(answer.headers['content-type']).toBe('application/problem+json');
    expect(answer.json).toMatchObject({ code: 'malformed', status: 400, type: 'urn:quiesce:problem:malformed' });
    expect(answer.json.detail).toMatch(detail);
    expect(answer.json.issues).toHaveLength(1);
  });

  it('several mistakes are named together', async () => {
    const answer = await service.api('POST /v1/windows', { body: plan({ mode: 1, colour: 2, reason: 3 }) });
    expect(answer.json.issues).toEqual([
      { field: 'mode', rule: 'must be one of: full, testers-only, read-only' },
      { field: 'reason', rule: 'must be of type string' },
      { field: 'colour', rule: 'is not a known field' },
    ]);
  });

  it('a value never comes back in the answer', async () => {
    const answer = await service.api('POST /v1/windows', { body: plan({ 'evil\u001b[31m': 1, siteId: 'S3CR3T' }) });
    expect(answer.text).not.toContain('S3CR3T');
    expect(answer.text).not.toContain('\\u001b');
  });

  it('a body over 16 KB is answered 413, encoded or not', async () => {
    const body = JSON.stringify(plan({ message: 'x'.repeat(16 * 1024) }));
    const answer = await service.api('POST /v1/windows', { body });
    expect(answer).toMatchObject({ status: 413, json: { code: 'too-large', limit: 16_384 } });
  });

  it.each([
    ['an unknown parameter', { colour: 'red' }],
    ['an unknown status', { status: 'asleep' }],
    ['a limit of 0', { limit: '0' }],
    ['a limit of 101', { limit: '101' }],
    ['a time without offset', { from: '2026-11-22T12:00:00' }],
    ['a date that no calendar has', { to: '2026-13-40T12:00:00Z' }],
    ['a day that its month has not', { to: '2026-02-30T12:00:00Z' }],
    ['an instant of the year 10000', { to: '9999-12-31T23:59:59-00:01' }],
    ['an instant before the year 0', { from: '0000-01-01T00:00:00+00:01' }],
    ['a cursor with odd characters', { cursor: '../..' }],
  ])('%s in the query is answered 400', async (_name, query) => {
    const answer = await service.api('GET /v1/windows', { query });
    expect(answer).toMatchObject({ status: 400, json: { code: 'malformed' } });
  });

  it.each([
    [
      'a time without offset',
      'from',
      '2026-11-22T12:00:00',
      'must be an RFC 3339 instant such as 2026-11-22T01:00:00Z',
    ],
    ['a day that its month has not', 'to', '2026-02-30T12:00:00Z', 'must be a date and time that exist'],
    ['an instant of the year 10000', 'to', '9999-12-31T23:59:59-00:01', 'must be in the years 0 to 9999'],
  ])('%s in the query is told once, with its name', async (_name, field, value, rule) => {
    const answer = await service.api('GET /v1/windows', { query: { [field]: value } });
    expect(answer.json).toMatchObject({ issues: [{ field, rule }] });
  });

  it.each([
    ['startsAt', '2026-02-30T12:00:00Z'],
    ['startsAt', '2026-13-01T12:00'],
    ['startsAt', '2026-11-22T24:00:00Z'],
    ['startsAt', '2026-11-22T12:00:60Z'],
    ['endsAt', '2026-11-22T12:00:00+24:00'],
    ['endsAt', '2026-11-31T12:00'],
  ])('%s at a time that does not exist is told by name: %s', async (field, value) => {
    const answer = await service.api('POST /v1/windows', { body: plan({ [field]: value }) });
    expect(answer).toMatchObject({
      status: 400,
      json: { issues: [{ field, rule: 'must be a date and time that exist' }] },
    });
  });

  it('a part of a number is told in words', async () => {
    const { endsAt: _, ...rest } = plan();
    const answer = await service.api('POST /v1/windows', { body: { ...rest, durationMinutes: 1.5 } });
    expect(answer.json).toMatchObject({ detail: 'durationMinutes must be a whole number.' });
  });

  it('a latest start that has passed is told as that', async () => {
    const { endsAt: _, startsAt: __, ...rest } = plan();
    const body = { ...rest, startsAt: 'on-approval', notAfter: '2020-01-01T00:00:00Z', durationMinutes: 5 };
    const answer = await service.api('POST /v1/windows', { body });
    expect(answer.json).toMatchObject({
      code: 'starts-in-past',
      detail: 'notAfter, the latest start, has passed; choose a later one.',
    });
  });

  it.each([
    ['an Idempotency-Key with a space', { 'idempotency-key': 'a b' }],
    ['an overlong Idempotency-Key', { 'idempotency-key': 'x'.repeat(65) }],
    ['an empty Idempotency-Key', { 'idempotency-key': '' }],
    ['a weak ETag', { 'if-match': 'W/"1"' }],
    ['a list of ETags', { 'if-match': '"1", "2"' }],
  ])('%s is answered 400', async (_name, headers) => {
    const answer = await service.api('POST /v1/windows', { body: plan(), headers });
    expect(answer).toMatchObject({ status: 400, json: { code: 'malformed' } });
  });

  it('a windowId that can be none is answered 400', async () => {
    const answer = await service.api('GET /v1/windows/{windowId}', { path: { windowId: '../../etc/passwd' } });
    expect(answer).toMatchObject({ status: 400, json: { code: 'malformed' } });
  });
});

describe('a request that is impossible changes nothing and', () => {
  it.each<[string, () => Record<string, unknown>, number, string]>([
    ['a start in the past', () => ({ startsAt: at(service.now - hour) }), 422, 'starts-in-past'],
    ['an end before the start', () => ({ endsAt: at(service.now + 60) }), 422, 'ends-before-start'],
    ['an unknown zone', () => ({ timeZone: 'Mars/Olympus' }), 422, 'unknown-time-zone'],
    ['a window that is too long', () => ({ endsAt: at(service.now + 400 * hour) }), 422, 'too-long'],
    ['an unknown site', () => ({ siteId: 'nowhere' }), 404, 'unknown-site'],
    ['a date that no calendar has', () => ({ startsAt: '2027-02-30T10:00:00Z' }), 400, 'malformed'],
  ])('%s is refused', async (_name, change, status, code) => {
    const answer = await service.api('POST /v1/windows', { body: plan(change()) });
    expect(answer).toMatchObject({ status, json: { status, code, detail: expect.any(String) } });
  });

  it('an unmapped principal is refused', async () => {
    const answer = await service.api('POST /v1/windows', { as: 'mallory', body: plan() });
    expect(answer).toMatchObject({ status: 403, json: { code: 'unmapped-principal' } });
  });
});
