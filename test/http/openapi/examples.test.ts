import { readFileSync } from 'node:fs';
import type { RouteKey } from '../../../lambdas/http/routes';
import { principal } from '../events';
import { Service } from '../fixtures';

type Body = Readonly<Record<string, unknown>>;

interface Documented {
  readonly requestBody?: {
    readonly content: Readonly<Record<string, { readonly examples?: Record<string, { value: Body }> }>>;
  };
}

const { paths } = JSON.parse(readFileSync('docs/openapi.json', 'utf8')) as {
  paths: Record<string, Record<string, Documented>>;
};

const documented = Object.entries(paths).flatMap(([path, methods]) =>
  Object.entries(methods).flatMap(([method, { requestBody }]) =>
    requestBody
      ? [{ route: `${method.toUpperCase()} ${path}` as RouteKey, content: Object.values(requestBody.content) }]
      : [],
  ),
);

const examples = documented.flatMap(({ route, content }) =>
  Object.entries(content[0]?.examples ?? {}).map(([name, { value }]) => [route, name, value] as const),
);

/** The site of the examples, with a policy under which one person approves. */
async function start(): Promise<Service> {
  const service = await Service.start({ overrunSeconds: 0 });
  const body = { hostnames: ['shop.example.com', 'www.shop.example.com'] };
  await succeed(service, 'PUT /v1/sites/{siteId}', { as: 'admin', path: { siteId: 'shop' }, body });
  return service;
}

type Call = NonNullable<Parameters<Service['api']>[1]>;

async function succeed(service: Service, route: RouteKey, call: Call): Promise<Body> {
  const { status, text, json } = await service.act(route, call);
  if (status >= 300) throw new Error(`${route} was answered ${status}: ${text}`);
  return json;
}

const requestTime = { startsAt: '2026-11-29T01:00:00Z', endsAt: '2026-11-29T02:00:00Z' };

const requested = async (service: Service) => {
  const { windowId } = (await service.request(requestTime)).json;
  return { windowId: String(windowId) };
};

const approved = async (service: Service) => {
  const path = await requested(service);
  await succeed(service, 'POST /v1/windows/{windowId}/approve', { as: 'ana', path });
  return path;
};

const begun = async (service: Service) => {
  const path = await approved(service);
  service.now = Date.parse(requestTime.startsAt) / 1000 + 60;
  return path;
};

const template = {
  name: 'Reindex',
  mode: 'read-only',
  paths: ['/search'],
  maximumDurationSeconds: 3600,
  uses: 12,
  expiresAt: '2027-01-31T00:00:00Z',
  reason: 'The same every week',
};

const proposed = async (service: Service) => {
  const call = { path: { siteId: 'shop' }, body: template };
  const { proposalId } = await succeed(service, 'POST /v1/sites/{siteId}/templates', call);
  return { proposalId: String(proposalId) };
};

const voted =
  (route: RouteKey, ask: (service: Service) => Promise<Record<string, string>>) => async (service: Service) => {
    const path = await ask(service);
    await succeed(service, route, { as: 'ana', path });
    return path;
  };

const joining = async (service: Service) => {
  const body = { personId: 'cara', name: 'Cara', email: 'cara@example.com', principals: [], approver: true };
  await succeed(service, 'POST /v1/people', { as: 'admin', body });
};

/** A site where two people have to approve, so that one vote leaves the question open. */
const askedTwice = async (service: Service) => {
  const site = (await service.deps.store.load([{ kind: 'site', siteId: 'shop' }])).site('shop');
  if (!site) throw new Error('There is no shop');
  const value = { ...site, policy: { ...site.policy, approvalsRequired: 2 }, version: site.version + 1 };
  await service.deps.store.commit({ put: [{ kind: 'site', value }] });
};

const onSite = async () => ({ siteId: 'shop' });

/** Who sends the body, and what there is before, with the ids that the path names. */
const states: Readonly<
  Record<string, readonly [as: string, prepare: (service: Service) => Promise<Record<string, string>>]>
> = {
  'POST /v1/windows': ['rita', async () => ({})],
  'POST /v1/webhooks/{webhookId}/replay': ['admin', async () => ({ webhookId: 'chat' })],
  'POST /v1/sites/{siteId}/subscribers': [
    'admin',
    async (service) => {
      const path = { siteId: 'shop' };
      await service.api('PATCH /v1/sites/{siteId}', { as: 'admin', path, body: { notices: { languages: ['en'] } } });
      return path;
    },
  ],
  'PATCH /v1/windows/{windowId}': ['rita', approved],
  'POST /v1/windows/{windowId}/comments': ['rita', requested],
  'POST /v1/windows/{windowId}/cancel': ['rita', requested],
  'POST /v1/windows/{windowId}/end': ['rita', begun],
  'POST /v1/windows/{windowId}/extend': ['rita', begun],
  'POST /v1/windows/{windowId}/approve': ['ana', requested],
  'POST /v1/windows/{windowId}/reject': ['ana', requested],
  'POST /v1/windows/{windowId}/withdraw': [
    'ana',
    async (service) => {
      await askedTwice(service);
      return voted('POST /v1/windows/{windowId}/approve', requested)(service);
    },
  ],
  'POST /v1/windows/{windowId}/ratify': [
    'ana',
    async (service) => {
      const call = { as: 'rita', path: await onSite(), body: { mode: 'full', reason: 'Now', durationMinutes: 30 } };
      return { windowId: String((await succeed(service, 'POST /v1/sites/{siteId}/emergency', call)).windowId) };
    },
  ],
  'POST /v1/sites/{siteId}/emergency': ['rita', onSite],
  'POST /v1/sites': ['admin', async () => ({})],
  // A new policy needs somebody in the directory who proposes it.
  'PUT /v1/sites/{siteId}': ['rita', onSite],
  'PATCH /v1/sites/{siteId}': ['rita', onSite],
  'POST /v1/sites/{siteId}/bypass-links': ['admin', onSite],
  'POST /v1/sites/{siteId}/templates': ['rita', onSite],
  'POST /v1/proposals/{proposalId}/approve': ['ana', proposed],
  'POST /v1/proposals/{proposalId}/reject': ['ana', proposed],
  'POST /v1/proposals/{proposalId}/withdraw': [
    'ana',
    async (service) => {
      await askedTwice(service);
      return voted('POST /v1/proposals/{proposalId}/approve', proposed)(service);
    },
  ],
  'POST /v1/proposals/{proposalId}/cancel': ['rita', proposed],
  'POST /v1/people': ['admin', async () => ({})],
  'PATCH /v1/people/{personId}': ['admin', async () => ({ personId: 'ben' })],
  'POST /v1/people/{personId}/confirm': [
    'admin',
    async (service) => {
      await joining(service);
      return { personId: 'cara' };
    },
  ],
  'POST /v1/approvers': ['admin', async () => ({})],
  'PATCH /v1/approvers/{approverId}': ['admin', async () => ({ approverId: 'ben' })],
  'POST /v1/approvers/{approverId}/confirm': [
    'admin',
    async (service) => {
      await joining(service);
      return { approverId: 'cara' };
    },
  ],
  'POST /v1/machines': ['admin', async () => ({})],
  'PATCH /v1/machines/{machineId}': [
    'admin',
    async (service) => {
      const body = { machineId: 'pipeline', ownerId: 'ana', principals: [principal('pipeline')] };
      await service.api('POST /v1/machines', { as: 'admin', body });
      return { machineId: 'pipeline' };
    },
  ],
};

/** The id of a template is the one thing in a body that only the service can give. */
async function withTemplate(service: Service, body: Body): Promise<Body> {
  if (body.templateId === undefined) return body;
  const path = await voted('POST /v1/proposals/{proposalId}/approve', proposed)(service);
  return { ...body, templateId: path.proposalId };
}

describe('the examples in docs/openapi.json', () => {
  it('are there for every body, and the same for each of its content types', () => {
    expect(documented.filter(({ content }) => Object.keys(content[0]?.examples ?? {}).length === 0)).toEqual([]);
    for (const { content } of documented)
      expect(content.map((one) => one.examples)).toEqual(content.map(() => content[0]?.examples));
  });

  it.each(examples.filter(([route]) => route !== 'POST /approvals'))('%s: %s succeeds', async (route, _, value) => {
    const service = await start();
    const [as, prepare] = states[route] ?? [];
    if (!as || !prepare) throw new Error(`Say in this test in which state ${route} can be called`);
    const path = await prepare(service);
    const body = await withTemplate(service, value);
    const { status, text } = await service.api(route, { as, path, body });
    expect([status, text]).toEqual([expect.any(Number), expect.not.stringContaining('urn:quiesce:problem')]);
    expect(Math.floor(status / 100)).toBe(2);
  });

  it.each(examples.filter(([route]) => route === 'POST /approvals'))('%s: %s succeeds', async (_route, _name, form) => {
    const service = await start();
    const { windowId } = await requested(service);
    const { token } = await service.mailedLink(windowId);
    expect((await service.visit('POST', token, form as Record<string, string>)).status).toBe(200);
  });
});
