import type { Policy, Site } from '../../lambdas/domain/site';
import { defaultPolicy, siteOf } from '../../lambdas/domain/site-rules';

const site = (changes: Partial<Site> = {}): Site => ({
  siteId: 'demo',
  hostnames: ['demo.example'],
  policy: defaultPolicy,
  timeZone: 'UTC',
  exemptions: [],
  version: 1,
  ...changes,
});
const policy = (changes: Partial<Policy>): Partial<Site> => ({ policy: { ...defaultPolicy, ...changes } });
const label = 'a'.repeat(63);

describe('siteOf', () => {
  it('writes hostnames in lower case, and everything once', () => {
    const given = {
      hostnames: ['A.Example', 'a.example', 'localhost'],
      exemptions: ['/health/', '/health', 'POST /login'],
    };
    expect(siteOf(site(given))).toMatchObject({
      hostnames: ['a.example', 'localhost'],
      exemptions: ['/health', 'POST /login'],
    });
  });

  it('writes methods, origins and ranges in their one form', () => {
    const given: Partial<Site> = {
      allowedMethods: ['POST', 'GET'],
      corsOrigins: ['HTTPS://App.Example'],
      bypass: { cidrs: ['203.0.113.7'] },
    };
    expect(siteOf(site(given))).toMatchObject({
      allowedMethods: ['GET', 'POST'],
      corsOrigins: ['https://app.example'],
      bypass: { cidrs: ['203.0.113.7/32'] },
    });
  });

  it.each<[string, Partial<Site>]>([
    ['the longest hostname', { hostnames: [`${label}.${label}.${label}.${'a'.repeat(61)}`] }],
    ['24 hostnames', { hostnames: Array.from({ length: 24 }, (_, n) => `h${n}.example`) }],
    [
      'the least policy',
      policy({ approvalsRequired: 1, timeoutSeconds: 60, leadTimeSeconds: 0, maximumDurationSeconds: 60 }),
    ],
    ['the greatest number of approvals', policy({ approvalsRequired: 10 })],
  ])('takes %s', (_, changes) => {
    expect(() => siteOf(site(changes))).not.toThrow();
  });

  it.each<[string, Partial<Site>]>([
    ['siteId in capitals', { siteId: 'Demo' }],
    ['siteId of 25 letters', { siteId: 'a'.repeat(25) }],
    ['no hostname', { hostnames: [] }],
    ['25 hostnames', { hostnames: Array.from({ length: 25 }, (_, n) => `h${n}.example`) }],
    ['wildcard inside', { hostnames: ['a.*.example'] }],
    ['port', { hostnames: ['a.example:80'] }],
    ['underscore', { hostnames: ['a_b.example'] }],
    ['leading hyphen', { hostnames: ['-a.example'] }],
    ['label of 64', { hostnames: [`${label}a.example`] }],
    ['trailing dot', { hostnames: ['a.example.'] }],
    ['21 exemptions', { exemptions: Array.from({ length: 21 }, (_, n) => `/${n}`) }],
    ['exemption without slash', { exemptions: ['health'] }],
    ['exemption of a small method', { exemptions: ['post /login'] }],
    ['exemption that climbs', { exemptions: ['/../admin'] }],
    ['no method that passes', { allowedMethods: [] }],
    ['an origin with a path', { corsOrigins: ['https://app.example/'] }],
    ['a range of the whole world', { bypass: { cidrs: ['::/0'] } }],
    ['no approvals', policy({ approvalsRequired: 0 })],
    ['11 approvals', policy({ approvalsRequired: 11 })],
    ['half an approval', policy({ approvalsRequired: 1.5 })],
    ['timeout of a year', policy({ timeoutSeconds: 31_536_000 })],
    ['negative lead time', policy({ leadTimeSeconds: -1 })],
  ])('refuses a %s', (_, changes) => {
    expect(() => siteOf(site(changes))).toThrow(expect.objectContaining({ code: 'malformed' }));
  });

  it('refuses an unknown zone', () => {
    expect(() => siteOf(site({ timeZone: 'Nowhere' }))).toThrow(expect.objectContaining({ code: 'unknown-time-zone' }));
  });
});
