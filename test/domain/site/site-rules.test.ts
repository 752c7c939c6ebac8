import type { Policy, Site } from '../../../lambdas/domain/site/site';
import { defaultPolicy, mergedPolicy, rulesOf, samePolicy, siteOf } from '../../../lambdas/domain/site/site-rules';

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
    ['no reminders', policy({ remindBeforeSeconds: [] })],
    ['five reminders', policy({ remindBeforeSeconds: [60, 120, 180, 240, 31 * 86_400] })],
    ['people and groups by their ids', policy({ approvers: { people: ['ana'], groups: ['ops-2'] } })],
    ['no emergencies', policy({ emergency: { maximumDurationSeconds: 0, ratifyWithinSeconds: 60 } })],
    ['a day of overrun', policy({ overrunSeconds: 86_400 })],
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
    ['sixth reminder', policy({ remindBeforeSeconds: [60, 120, 180, 240, 300, 360] })],
    ['reminder in the last minute', policy({ remindBeforeSeconds: [59] })],
    ['list of approvers without any', policy({ approvers: { people: [], groups: [] } })],
    [
      'list of 51 approvers',
      policy({ approvers: { people: Array.from({ length: 51 }, (_, n) => `p${n}`), groups: [] } }),
    ],
    ['group in capitals', policy({ approvers: { people: [], groups: ['Ops'] } })],
    ['emergency of two days', policy({ emergency: { maximumDurationSeconds: 172_800, ratifyWithinSeconds: 60 } })],
    ['month to ratify', policy({ emergency: { maximumDurationSeconds: 60, ratifyWithinSeconds: 31 * 86_400 } })],
    ['overrun of more than a day', policy({ overrunSeconds: 86_401 })],
  ])('refuses a %s', (_, changes) => {
    expect(() => siteOf(site(changes))).toThrow(expect.objectContaining({ code: 'malformed' }));
  });

  it('refuses an unknown zone', () => {
    expect(() => siteOf(site({ timeZone: 'Nowhere' }))).toThrow(expect.objectContaining({ code: 'unknown-time-zone' }));
  });
});

describe('mergedPolicy', () => {
  const standing: Policy = { ...defaultPolicy, approvalsRequired: 2, approvers: { people: ['ana'], groups: [] } };

  it('keeps what is left out, in the rules for emergencies, too', () => {
    expect(mergedPolicy(standing, {})).toEqual(standing);
    expect(mergedPolicy(standing, { veto: undefined, approvers: undefined, emergency: undefined })).toEqual(standing);
    const changed = mergedPolicy(standing, { veto: false, emergency: { maximumDurationSeconds: 60 } });
    expect(changed).toEqual({
      ...standing,
      veto: false,
      emergency: { maximumDurationSeconds: 60, ratifyWithinSeconds: 86_400 },
    });
  });

  it('names approvers, and asks everyone again', () => {
    const groups = { people: [], groups: ['ops'] };
    expect(mergedPolicy(standing, { approvers: groups }).approvers).toEqual(groups);
    expect(mergedPolicy(standing, { approvers: null })).not.toHaveProperty('approvers');
    expect(mergedPolicy(defaultPolicy, { approvers: null })).toEqual(defaultPolicy);
  });

  it('gives equal policies the same form', () => {
    const [left, right] = [
      mergedPolicy(standing, { remindBeforeSeconds: [60, 3600], approvers: { people: ['b', 'a'], groups: [] } }),
      mergedPolicy(standing, {
        remindBeforeSeconds: [3600, 60, 60],
        approvers: { people: ['a', 'b', 'a'], groups: [] },
      }),
    ];
    expect(left).toEqual(right);
    expect([samePolicy(left, right), samePolicy(left, standing)]).toEqual([true, false]);
  });

  it('refuses what a policy cannot be', () => {
    const malformed = expect.objectContaining({ code: 'malformed' });
    expect(() => mergedPolicy(standing, { emergency: { ratifyWithinSeconds: 1 } })).toThrow(malformed);
  });
});

it('rules of a policy are what questions are decided by, and no more', () => {
  const {
    timeoutSeconds: _,
    leadTimeSeconds: __,
    maximumDurationSeconds: ___,
    overrunSeconds: ____,
    ...rest
  } = defaultPolicy;
  const { emergency: _____, ...rules } = rest;
  expect(rulesOf(defaultPolicy)).toEqual(rules);
  const approvers = { people: ['ana'], groups: [] };
  expect(rulesOf({ ...defaultPolicy, approvers })).toEqual({ ...rules, approvers });
});
