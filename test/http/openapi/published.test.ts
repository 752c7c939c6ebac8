import { forms } from '../../../lambdas/domain/forms';
import { Service } from '../fixtures';
import { mistakesIn, type PublishedAnswer } from '../published';

const json = { 'content-type': 'application/json' };
const problem = { 'content-type': 'application/problem+json' };
const about = (answer: PublishedAnswer) => mistakesIn('GET /v1/sites/{siteId}', { path: { siteId: 'shop' } }, answer);

describe('holding calls to the published document', () => {
  let site: Readonly<Record<string, unknown>>;
  beforeAll(async () => {
    site = (await (await Service.start()).api('GET /v1/sites/{siteId}', { path: { siteId: 'shop' } })).json;
  });
  const answered = (change: object) => ({ status: 200, headers: json, text: JSON.stringify({ ...site, ...change }) });

  it('finds nothing in an answer as published', () => {
    expect(about(answered({}))).toEqual([]);
  });

  it.each([
    ['a member of which it says nothing', { colour: 'red' }, /colour/],
    ['a member that is missing', { version: undefined }, /version/],
    ['a member of another type', { hostnames: 'shop.example' }, /hostnames must be array/],
    ['an id in capitals', { siteId: 'Shop' }, /siteId must match pattern/],
  ])('finds %s', (_name, change, what) => {
    expect(about(answered(change))).toEqual([expect.stringMatching(what)]);
  });

  it('finds a status, a type and a body of which it says nothing', () => {
    expect(about({ status: 302, headers: json, text: '' })).toEqual(['answer: status 302 is not published']);
    expect(about({ ...answered({}), headers: { 'content-type': 'text/plain' } })[0]).toMatch(/text\/plain is not/);
    const gone = { status: 204, headers: {}, text: 'gone' };
    expect(mistakesIn('DELETE /v1/sites/{siteId}', { path: { siteId: 'shop' } }, gone)).toHaveLength(1);
  });

  it('finds an instant that is none', () => {
    const status = { status: 200, headers: json, text: JSON.stringify({ at: '2026-02-30T00:00:00Z' }) };
    expect(mistakesIn('GET /v1/sites/{siteId}/status', { path: { siteId: 'shop' } }, status)).toContainEqual(
      expect.stringMatching(/\/at must match format "date-time"/),
    );
  });

  it('finds a member of a refusal that docs/api.md does not list for its code', () => {
    const body = {
      type: 'urn:x',
      title: 'Unknown site',
      status: 404,
      code: 'unknown-site',
      detail: '',
      requestId: '1',
    };
    const refusal = (more: object) => ({ status: 404, headers: problem, text: JSON.stringify({ ...body, ...more }) });
    expect(about(refusal({ siteId: 'shop' }))).toEqual([]);
    expect(about(refusal({ version: 1 }))).toEqual(['answer: docs/api.md does not list version for unknown-site']);
  });

  it('finds a request that was carried out although it is not allowed', () => {
    const call = { path: { siteId: 'SHOP' } };
    expect(mistakesIn('GET /v1/sites/{siteId}', call, answered({}))).toEqual([
      expect.stringMatching(/^request: siteId .* must match pattern/),
    ]);
    const body = { siteId: 'blog', hostnames: ['blog example'] };
    expect(mistakesIn('POST /v1/sites', { body }, { ...answered({}), status: 201 })).toEqual([
      expect.stringMatching(/^request: \/hostnames\/0 must match pattern/),
    ]);
  });
});

describe('the published patterns', () => {
  it('say all that the rules say: flags other than u would be lost', () => {
    const flags = Object.values(forms).flatMap(({ rules }) => rules.map(([{ flags }]) => flags));
    expect([...new Set(flags)]).toEqual(['']);
  });
});
