import type { Declaration } from '../../../cli/apply/declaration';
import { principal } from '../../http/events';
import { at, hour, type Service } from '../../http/fixtures';
import { Served } from './served';

/** What the API itself answers about what a file says, in whatever way it says it, is what the file says. */
let served: Served;
let service: Service;
beforeEach(async () => {
  served = await Served.start();
  service = served.service;
});
afterEach(() => served.close());

type SiteEntry = NonNullable<Declaration['sites']>[number];
const spellings: readonly (readonly [string, Partial<SiteEntry>])[] = [
  ['hostnames in capitals', { hostnames: ['Blog.IO'] }],
  ['exemptions with a slash at the end', { exemptions: ['/health/', 'POST /hook/'] }],
  ['methods in another order', { allowedMethods: ['POST', 'GET'] }],
  ['origins in capitals', { corsOrigins: ['https://App.io'] }],
  ['address ranges', { bypass: { cidrs: ['2001:DB8:0::/32', '192.0.2.1'] } }],
  ['a name with spaces around it, and a colour in capitals', { branding: { name: ' Blog ', accentColor: '#0F62FE' } }],
  ['a policy that says null', { policy: { approvers: null, signInMaxAgeSeconds: null, approvalsRequired: 2 } }],
  ['reminders in another order', { policy: { remindBeforeSeconds: [60, 3600] } }],
  ['approvers in another order', { policy: { approvers: { people: ['rita', 'ben', 'ana'] } } }],
];

describe('applied again, a site changes nothing', () => {
  it.each(spellings)('with %s', async (_, settings) => {
    const wanted: SiteEntry = { siteId: 'blog', hostnames: ['blog.io'], ...settings };
    const { status } = await service.api('POST /v1/sites', { as: 'admin', body: wanted });
    expect([status, await served.plan({ sites: [wanted] })]).toEqual([201, { changes: [], notes: [] }]);
  });
});

const rejected = async (proposalId: unknown) => {
  const path = { proposalId: String(proposalId) };
  const body = { reason: 'Not now' };
  expect(await service.act('POST /v1/proposals/{proposalId}/reject', { as: 'ana', path, body })).toMatchObject({
    status: 200,
  });
};

describe('what approvers rejected is not proposed again', () => {
  it.each([
    ['null where nobody is named', { approvalsRequired: 2, approvers: null }],
    ['null for any sign-in', { veto: false, signInMaxAgeSeconds: null }],
    ['approvers in another order', { approvers: { people: ['rita', 'ben', 'ana'] } }],
  ])('a policy with %s', async (_, policy) => {
    const call = { as: 'rita', path: { siteId: 'shop' }, body: { policy } };
    const { json } = await service.api('PATCH /v1/sites/{siteId}', call);
    const { proposalId } = Object(json).proposal;
    await rejected(proposalId);
    const sites = [{ siteId: 'shop', hostnames: ['shop.example'], policy }];
    expect(await served.plan({ sites })).toEqual({
      changes: [],
      notes: [`The policy of shop was rejected by ana (Not now) and is not proposed again: ${proposalId}`],
    });
  });

  it.each([
    ['paths with a slash at the end', { paths: ['/search/'] }],
    ['paths inside each other', { paths: ['/search', '/search/all', '/index'] }],
    ['a path that is the whole site', { paths: ['/', '/search'] }],
    ['languages in capitals', { texts: { maximumLength: 200, languages: ['DE', 'pt-BR'] } }],
    ['hostnames in capitals', { hostnames: ['SHOP.example'] }],
    ['days in another order', { hours: { from: '22:00', to: '05:00', days: [7, 1], timeZone: 'UTC' } }],
    ['a name with spaces around it', { name: ' Reindex ' }],
  ])('a template with %s', async (_, settings) => {
    const template = {
      name: 'Reindex',
      mode: 'read-only' as const,
      maximumDurationSeconds: 3600,
      uses: 5,
      expiresAt: at(service.now + 30 * 24 * hour),
      reason: 'Weekly',
      ...settings,
    };
    const call = { as: 'rita', path: { siteId: 'shop' }, body: template };
    const { proposalId } = (await service.api('POST /v1/sites/{siteId}/templates', call)).json;
    const templates = [{ siteId: 'shop', ...template }];
    expect((await served.plan({ templates })).notes).toEqual([
      expect.stringMatching(/^The template Reindex of shop waits for its approval/),
    ]);
    await rejected(proposalId);
    expect(await served.plan({ templates })).toEqual({
      changes: [],
      notes: [`The template Reindex of shop was rejected by ana (Not now) and is not proposed again: ${proposalId}`],
    });
  });
});

it('applied again, people and machines change nothing', async () => {
  const cara = { personId: 'cara', name: ' Cara ', email: 'Cara@Example.com', timeZone: 'Europe/Paris' };
  const people = [{ ...cara, principals: [principal('cara')], approver: true, groups: ['ops', 'dba'] }];
  const machines = [{ machineId: 'ci', ownerId: 'ana', principals: [principal('ci'), principal('build')] }];
  expect((await served.apply({ people, machines })).became).toEqual(['done', 'done']);
  expect(await served.plan({ people, machines })).toEqual({ changes: [], notes: [] });
});
