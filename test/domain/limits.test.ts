import fc from 'fast-check';
import * as z from 'zod/mini';
import { withPerson } from '../../lambdas/domain/directory/directory-rules';
import { assertAddable } from '../../lambdas/domain/directory/principals';
import { Refusal } from '../../lambdas/domain/refusal';
import { defaultPolicy, mergedPolicy, siteOf } from '../../lambdas/domain/site/site-rules';
import { approverRequest } from '../../lambdas/http/directory/schema';
import { siteRequest } from '../../lambdas/http/site/schema';
import { parseConfig } from '../../lib/config';
import { directory, person } from './people';

/** Whether one of the three places takes a value. */
type Verdict = (members: Readonly<Record<string, unknown>>) => boolean;

const accepts = (act: () => unknown): boolean => {
  try {
    act();
    return true;
  } catch (error) {
    if (error instanceof Refusal && !['malformed', 'unknown-time-zone'].includes(error.code)) throw error;
    return false;
  }
};

const shop = { siteId: 'shop', hostnames: ['shop.example.com'] };
const cleo = { name: 'Cleo', email: 'cleo@example.com', principals: [] };
const config = (settings: object) =>
  parseConfig({ distribution: { originDomainName: 'origin.example.com' }, wildcards: true, ...settings }, 'test.json');

const site: Readonly<Record<string, Verdict>> = {
  configuration: (members) => accepts(() => config({ sites: [{ ...shop, ...members }] })),
  schema: (members) => z.safeParse(siteRequest, { ...shop, ...members }).success,
  domain: ({ policy = {}, ...members }) =>
    accepts(() =>
      siteOf({
        ...shop,
        timeZone: 'UTC',
        exemptions: [],
        version: 1,
        ...members,
        policy: mergedPolicy(defaultPolicy, policy as object),
      }),
    ),
};

/** Directories of earlier releases hold principals that no caller can be; nobody can add one. */
const isAddable: Verdict = ({ principals = [] }) => accepts(() => assertAddable(principals as readonly string[], []));

const people: Readonly<Record<string, Verdict>> = {
  configuration: (members) => accepts(() => config({ people: [{ personId: 'cleo', ...cleo, ...members }] })),
  schema: ({ personId = 'cleo', ...members }) =>
    z.safeParse(approverRequest, { approverId: personId, approver: true, ...cleo, ...members }).success &&
    isAddable(members),
  domain: (members) =>
    isAddable(members) && accepts(() => withPerson(directory([]), { ...person('cleo'), ...members })),
};

const judgements = (verdicts: Readonly<Record<string, Verdict>>, members: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(verdicts).map(([where, verdict]) => [where, verdict(members)]));

const agreed = (taken: boolean) => ({ configuration: taken, schema: taken, domain: taken });

const many = (count: number, make: (n: number) => string) => Array.from({ length: count }, (_, n) => make(n));
const dataLogo = (length: number, type = 'png') => {
  const prefix = `data:image/${type};base64,`;
  return prefix + 'QUJD'.repeat(Math.floor((length - prefix.length) / 4));
};
const signedIn = (length: number) => 'oidc:https://id.example#'.padEnd(length, 'x');
const userNamed = (n: number) => `arn:aws:iam::123456789012:user/p${n}`;
const label = 'a'.repeat(63);
const day = 86_400;

describe('the configuration, the API and the rules agree', () => {
  it.each<[string, Readonly<Record<string, unknown>>, Readonly<Record<string, unknown>>]>([
    ['approvalsRequired', { policy: { approvalsRequired: 10 } }, { policy: { approvalsRequired: 11 } }],
    ['timeoutSeconds', { policy: { timeoutSeconds: 31 * day } }, { policy: { timeoutSeconds: 31 * day + 1 } }],
    ['timeoutSeconds at least', { policy: { timeoutSeconds: 60 } }, { policy: { timeoutSeconds: 59 } }],
    ['leadTimeSeconds', { policy: { leadTimeSeconds: 31 * day } }, { policy: { leadTimeSeconds: 31 * day + 1 } }],
    [
      'maximumDurationSeconds',
      { policy: { maximumDurationSeconds: 31 * day } },
      { policy: { maximumDurationSeconds: 31 * day + 1 } },
    ],
    ['overrunSeconds', { policy: { overrunSeconds: day } }, { policy: { overrunSeconds: day + 1 } }],
    [
      'emergency.maximumDurationSeconds',
      { policy: { emergency: { maximumDurationSeconds: day } } },
      { policy: { emergency: { maximumDurationSeconds: day + 1 } } },
    ],
    [
      'emergency.ratifyWithinSeconds',
      { policy: { emergency: { ratifyWithinSeconds: 14 * day } } },
      { policy: { emergency: { ratifyWithinSeconds: 14 * day + 1 } } },
    ],
    [
      'remindBeforeSeconds',
      { policy: { remindBeforeSeconds: [60, 61, 62, 63, 31 * day] } },
      { policy: { remindBeforeSeconds: [31 * day + 1] } },
    ],
    [
      'remindPublicBeforeSeconds',
      { policy: { remindPublicBeforeSeconds: [60, 61, 62, 63, 31 * day] } },
      { policy: { remindPublicBeforeSeconds: [59] } },
    ],
    [
      'reminders',
      { policy: { remindBeforeSeconds: [60, 61, 62, 63, 64] } },
      { policy: { remindBeforeSeconds: [60, 61, 62, 63, 64, 65] } },
    ],
    [
      'approvers',
      { policy: { approvers: { people: many(50, (n) => `p${n}`), groups: [] } } },
      { policy: { approvers: { people: many(51, (n) => `p${n}`), groups: [] } } },
    ],
    ['siteId', { siteId: 'a'.repeat(24) }, { siteId: 'a'.repeat(25) }],
    ['siteId that is reserved', { siteId: 'constructo' }, { siteId: 'constructor' }],
    ['hostnames', { hostnames: many(24, (n) => `h${n}.example`) }, { hostnames: many(25, (n) => `h${n}.example`) }],
    ['hostname', { hostnames: [`*.${label}.${label}.SHOP`] }, { hostnames: [`*.a${label}.shop`] }],
    ['time zone', { timeZone: 'Europe/Berlin' }, { timeZone: 'Europe/ Berlin' }],
    ['exemptions', { exemptions: many(20, (n) => `/${n}`) }, { exemptions: many(21, (n) => `/${n}`) }],
    ['exemption', { exemptions: [`POST /${'x'.repeat(122)}`] }, { exemptions: [`POST /${'x'.repeat(145)}`] }],
    ['exemption that climbs', { exemptions: ['/a.b'] }, { exemptions: ['/a/../b'] }],
    ['methods', { allowedMethods: ['GET'] }, { allowedMethods: [] }],
    ['origins', { corsOrigins: many(10, (n) => `https://${n}.a`) }, { corsOrigins: many(11, (n) => `https://${n}.a`) }],
    ['origin', { corsOrigins: ['HTTPS://App.example'] }, { corsOrigins: ['https://app.example/x'] }],
    [
      'address ranges',
      { bypass: { cidrs: many(30, (n) => `10.0.0.${n}`) } },
      { bypass: { cidrs: many(31, (n) => `10.0.0.${n}`) } },
    ],
    ['name', { branding: { name: ` ${'n'.repeat(60)} ` } }, { branding: { name: 'n'.repeat(61) } }],
    ['name of one line', { branding: { name: '<b>R&D "shop"</b>' } }, { branding: { name: 'two\nlines' } }],
    ['name that says something', { branding: { name: '!' } }, { branding: { name: ' ' } }],
    ['logo', { branding: { logo: dataLogo(22 + 4000) } }, { branding: { logo: dataLogo(22 + 4004) } }],
    [
      'logo of the longest kind',
      { branding: { logo: dataLogo(26 + 4000, 'svg+xml') } },
      { branding: { logo: dataLogo(26 + 4004, 'svg+xml') } },
    ],
    ['logo of a kind', { branding: { logo: dataLogo(64, 'svg+xml') } }, { branding: { logo: dataLogo(64, 'bmp') } }],
    ['logo in base64', { branding: { logo: dataLogo(64) } }, { branding: { logo: `${dataLogo(64)}"` } }],
    [
      'logo by address',
      { branding: { logo: `https://cdn.example/${'x'.repeat(180)}` } },
      { branding: { logo: `https://cdn.example/${'x'.repeat(181)}` } },
    ],
    ['logo by a safe address', { branding: { logo: 'https://cdn.example' } }, { branding: { logo: 'http://a.b/c' } }],
    ['logo without a user', { branding: { logo: 'https://a.b/@c' } }, { branding: { logo: 'https://a@b/c' } }],
    ['colour', { branding: { accentColor: '#0F766e' } }, { branding: { accentColor: 'red' } }],
    ['address range', { bypass: { cidrs: ['2001:DB8::/32'] } }, { bypass: { cidrs: ['office'] } }],
  ])('on the %s of a site', (_what, taken, refused) => {
    expect(judgements(site, taken)).toEqual(agreed(true));
    expect(judgements(site, refused)).toEqual(agreed(false));
  });

  it.each<[string, Readonly<Record<string, unknown>>, Readonly<Record<string, unknown>>]>([
    ['personId', { personId: 'a'.repeat(24) }, { personId: 'a'.repeat(25) }],
    ['e-mail address', { email: `${'a'.repeat(64)}@b.example` }, { email: `${'a'.repeat(65)}@b.example` }],
    ['e-mail address of a name', { email: "o'neil+ops@b.example" }, { email: 'Ana <ana@b.example>' }],
    ['principal', { principals: [signedIn(256)] }, { principals: [signedIn(257)] }],
    ['principal that some caller can be', { principals: [signedIn(30)] }, { principals: ['ana'] }],
    [
      'principal by ARN',
      { principals: ['arn:aws:iam::123456789012:user/ops/ana'] },
      { principals: ['arn:aws:iam::123456789012:role/ops'] },
    ],
    ['principals', { principals: many(10, userNamed) }, { principals: many(11, userNamed) }],
    ['groups', { groups: many(20, (n) => `g${n}`) }, { groups: many(21, (n) => `g${n}`) }],
  ])('on the %s of a person', (_what, taken, refused) => {
    expect(judgements(people, taken)).toEqual(agreed(true));
    expect(judgements(people, refused)).toEqual(agreed(false));
  });

  it('on any id, address, principal, hostname and exemption', () => {
    const text = fc.oneof(
      fc.string({ maxLength: 30 }),
      fc.string({ unit: fc.constantFrom(...'aZ09-._/@*: +%é'), maxLength: 40 }),
      fc.emailAddress(),
      fc.domain(),
    );
    fc.assert(
      fc.property(text, (value) => {
        for (const members of [{ personId: value }, { email: value }, { principals: [value] }]) {
          const { schema = false, ...others } = judgements(people, members);
          expect([members, others]).toEqual([members, { configuration: schema, domain: schema }]);
        }
        for (const members of [{ siteId: value }, { hostnames: [value] }, { exemptions: [`/${value}`] }]) {
          const { schema = false, ...others } = judgements(site, members);
          expect([members, others]).toEqual([members, { configuration: schema, domain: schema }]);
        }
      }),
      { numRuns: 500 },
    );
  });
});
