import type { Machine, Person, Proposal, Site } from '../../../cli/api/answers';
import { declared } from '../../../cli/apply/declared';
import { planOf } from '../../../cli/apply/plan';
import type { Standing } from '../../../cli/apply/standing';
import { defaultPolicy } from '../../../lambdas/domain/site/site-rules';
import { policyJson } from '../../../lambdas/http/site/present';

const policy = policyJson({ ...defaultPolicy, approvalsRequired: 1 });
const site = (siteId: string, more: Partial<Site> = {}): Site => ({
  siteId,
  hostnames: [`${siteId}.io`],
  timeZone: 'UTC',
  exemptions: [],
  allowedMethods: ['GET', 'HEAD', 'OPTIONS'],
  corsOrigins: [],
  pathMatch: 'segments',
  retryAfterMaximumSeconds: 300,
  branding: {},
  notices: { languages: [] },
  policy,
  bypass: { cidrs: [], linkKeys: 1, header: true },
  version: 3,
  ...more,
});
const person = (personId: string, more: object = {}) =>
  ({
    personId,
    name: personId,
    email: `${personId}@example.com`,
    principals: [],
    approver: true,
    groups: [],
    confirmed: true,
    disabled: false,
    approverSince: 'x',
    ...more,
  }) as Person;
const machine: Machine = { machineId: 'ci', ownerId: 'ana', principals: ['arn:aws:iam::123456789012:role/ci'] };
const settings = {
  name: 'Reindex',
  mode: 'read-only' as const,
  maximumDurationSeconds: 3600,
  uses: 5,
  expiresAt: '2027-01-01T00:00:00Z',
};
const proposal = (status: Proposal['status'], more: Partial<Proposal> = {}): Proposal => ({
  proposalId: 'shop.1',
  siteId: 'shop',
  kind: 'template',
  status,
  reason: 'r',
  template: { ...settings, hostnames: ['shop.io'], paths: [] },
  requestedBy: { principal: 'arn:aws:iam::123456789012:user/requester', personId: 'rita' },
  requestedAt: '2026-11-26T11:00:00Z',
  decideBy: '2026-11-27T11:00:00Z',
  planVersion: 1,
  digest: 'd1',
  version: 1,
  approvals: { required: 1, veto: true, requireLogin: false, votes: [] },
  ...more,
});

const standing: Standing = {
  people: [person('ana'), person('ben')],
  directoryTag: '"7"',
  machines: [machine],
  sites: [site('shop'), site('blog')],
  proposals: [],
};
const template = { siteId: 'shop', ...settings, reason: 'Weekly' };

const told = (...[wanted, more = {}, prune = false]: [Parameters<typeof planOf>[0], Partial<Standing>?, boolean?]) => {
  const { changes, notes } = planOf(wanted, { ...standing, ...more }, prune);
  return {
    changes: changes.map(({ action, kind, id, fields, calls }) => [
      `${action} ${kind} ${id}`,
      fields.map(({ path }) => path).join(' '),
      ...calls.map(
        (call) => `${call.method} ${call.path}${call.body === undefined ? '' : ` ${JSON.stringify(call.body)}`}`,
      ),
    ]),
    notes,
  };
};

const nothing = { changes: [], notes: [] };

describe('a plan', () => {
  it('changes nothing of what is as the file says, in whatever spelling and order', () => {
    const sites = [{ siteId: 'shop', hostnames: ['SHOP.io'], policy: { veto: true } }];
    const people = [{ personId: 'ana', name: 'ana', email: 'ana@example.com', principals: [], approver: true }];
    expect(
      told(
        { sites, people, machines: [machine], templates: [{ ...template, expiresAt: '2027-01-01T01:00:00+01:00' }] },
        { proposals: [proposal('approved')] },
      ),
    ).toEqual(nothing);
  });

  it('sends only the settings that differ', () => {
    expect(
      told({
        sites: [{ siteId: 'shop', hostnames: ['shop.io'], timeZone: 'Europe/Paris', branding: { name: 'Shop' } }],
      }).changes,
    ).toEqual([
      [
        'change site shop',
        'timeZone branding.name',
        'PATCH /v1/sites/shop {"timeZone":"Europe/Paris","branding":{"name":"Shop"}}',
      ],
    ]);
  });

  it('creates people, disabled ones too, and machines before sites', () => {
    const wanted = {
      personId: 'cara',
      name: 'Cara',
      email: 'c@example.com',
      principals: [],
      approver: true,
      disabled: true,
    };
    expect(
      told({
        sites: [{ siteId: 'new', hostnames: ['new.io'] }],
        machines: [{ ...machine, ownerId: 'ben' }],
        people: [wanted],
      }).changes,
    ).toEqual([
      [
        'create person cara',
        expect.any(String),
        expect.stringContaining('POST /v1/people {"personId":"cara"'),
        'PATCH /v1/people/cara {"disabled":true}',
      ],
      ['change machine ci', 'ownerId', 'PATCH /v1/machines/ci {"ownerId":"ben"}'],
      ['create site new', 'hostnames', 'POST /v1/sites {"siteId":"new","hostnames":["new.io"]}'],
    ]);
  });

  it('proposes another policy, apart from what takes effect at once', () => {
    const sites = [{ siteId: 'shop', hostnames: ['shop.io'], timeZone: 'Asia/Tokyo', policy: { veto: false } }];
    expect(told({ sites }).changes).toEqual([
      ['change site shop', 'timeZone', 'PATCH /v1/sites/shop {"timeZone":"Asia/Tokyo"}'],
      ['propose policy shop', 'veto', 'PATCH /v1/sites/shop {"policy":{"veto":false}}'],
    ]);
  });

  it.each([
    ['requested', 'waits for its approval'],
    ['rejected', 'was rejected and is not proposed again'],
    ['expired', 'was not decided in time and is not proposed again'],
  ] as const)('does not propose a policy or a template again that was %s', (status, note) => {
    const proposed = { ...policy, veto: false };
    const proposals = [
      proposal(status),
      proposal(status, { proposalId: 'shop.2', kind: 'policy', template: undefined, policy: proposed }),
    ];
    const sites = [{ siteId: 'shop', hostnames: ['shop.io'], policy: { veto: false } }];
    const plan = told({ sites, templates: [template] }, { proposals });
    expect(plan).toEqual({ changes: [], notes: [expect.stringContaining(note), expect.stringContaining(note)] });
  });

  it.each(['cancelled', 'revoked'] as const)('proposes a template again that was %s', (end) => {
    const proposals = [end === 'revoked' ? proposal('approved', { revokedAt: '2026-01-01T00:00:00Z' }) : proposal(end)];
    expect(told({ templates: [template] }, { proposals }).changes).toEqual([
      [
        'propose template shop Reindex',
        expect.any(String),
        expect.stringContaining('POST /v1/sites/shop/templates {"name":"Reindex"'),
      ],
    ]);
  });

  it('proposes a template that differs, and says that the other one stays', () => {
    const { changes, notes } = told({ templates: [{ ...template, uses: 9 }] }, { proposals: [proposal('approved')] });
    expect(changes).toEqual([['propose template shop Reindex', 'uses', expect.stringContaining('"uses":9')]]);
    expect(notes).toEqual([expect.stringContaining('quiesce template revoke shop.1')]);
  });

  it('deletes only with --prune, and only from lists that the file has', () => {
    const sites = [{ siteId: 'shop', hostnames: ['shop.io'] }];
    expect(told({ sites, people: [], machines: [] })).toEqual(nothing);
    expect(told({ sites }, {}, true).changes).toEqual([['delete site blog', '', 'DELETE /v1/sites/blog']]);
    expect(told({ sites, people: [], machines: [] }, {}, true).changes.map(([first]) => first)).toEqual([
      'delete site blog',
      'delete machine ci',
      'delete person ana',
      'delete person ben',
    ]);
  });

  it('revokes templates that the file no longer names with --prune, and none of a site that goes', () => {
    const proposals = [
      proposal('approved'),
      proposal('approved', { proposalId: 'blog.1', siteId: 'blog' }),
      proposal('approved', {
        proposalId: 'shop.2',
        usable: false,
        template: { ...settings, name: 'Old', hostnames: [], paths: [] },
      }),
    ];
    const sites = [{ siteId: 'shop', hostnames: ['shop.io'] }];
    expect(told({ templates: [] }, { proposals })).toEqual(nothing);
    expect(told({ sites }, { proposals }, true).changes.map(([first]) => first)).toEqual(['delete site blog']);
    expect(told({ templates: [template] }, { proposals }, true).changes).toEqual([
      ['delete template blog Reindex', '', 'POST /v1/proposals/blog.1/cancel {}'],
    ]);
    expect(told({ sites, templates: [] }, { proposals }, true).changes.map(([first]) => first)).toEqual([
      'delete template shop Reindex',
      'delete site blog',
    ]);
  });
});

it('what was exported changes nothing, and has no secrets', () => {
  const all = {
    ...standing,
    people: [person('ana', { disabled: true, timeZone: 'Europe/Paris' })],
    proposals: [proposal('approved'), proposal('rejected')],
  };
  const exported = declared(all, Date.parse('2026-11-26T00:00:00Z'));
  expect(planOf(exported, all, true)).toEqual({ changes: [], notes: [] });
  expect(exported.sites[0]).not.toHaveProperty('bypass.linkKeys');
  expect(exported.templates).toEqual([{ ...template, paths: [], reason: 'r' }]);
  expect(declared(all, Date.parse('2027-01-02T00:00:00Z')).templates).toEqual([]);
});
