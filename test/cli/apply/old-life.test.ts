import { at, hour } from '../../http/fixtures';
import { Served } from './served';

let served: Served;
beforeEach(async () => {
  served = await Served.start();
});
afterEach(() => served.close());

const path = { siteId: 'blog' };
const blog = { siteId: 'blog', hostnames: ['blog.io'], policy: { leadTimeSeconds: 0 } };
const create = () => served.service.api('POST /v1/sites', { body: blog });
const nightly = (more: object = {}) => ({
  name: 'Nightly',
  mode: 'full' as const,
  maximumDurationSeconds: 1800,
  uses: 1,
  expiresAt: at(served.service.now + 30 * 24 * hour),
  reason: 'Nightly jobs',
  ...more,
});

async function proposed(vote: 'approve' | 'reject'): Promise<string> {
  const { json } = await served.service.api('POST /v1/sites/{siteId}/templates', { path, body: nightly() });
  const proposalId = String(json.proposalId);
  await served.service.act(`POST /v1/proposals/{proposalId}/${vote}`, { as: 'ana', path: { proposalId } });
  return proposalId;
}

async function createdAgain() {
  await served.service.api('DELETE /v1/sites/{siteId}', { path });
  served.service.now += hour;
  await create();
}

const listed = async () => Object((await served.service.api('GET /v1/sites/{siteId}/proposals', { path })).json).items;
const shown = async (proposalId: string) =>
  (await served.service.api('GET /v1/proposals/{proposalId}', { path: { proposalId } })).json;
const useOf = (templateId: string) => {
  const { service } = served;
  const window = { siteId: 'blog', mode: 'full', reason: 'x', templateId };
  const times = { startsAt: at(service.now + hour), durationMinutes: 10 };
  return service.api('POST /v1/windows', { body: { ...window, ...times } });
};

describe('what was decided for a deleted site', () => {
  it.each(['approve', 'reject'] as const)('does not count for the next one of its id: %s', async (vote) => {
    await create();
    const proposalId = await proposed(vote);
    const templates = [{ siteId: 'blog', ...nightly() }];
    await createdAgain();
    expect(await listed()).toMatchObject([{ proposalId, usable: false, ofDeletedSite: true }]);
    expect(await shown(proposalId)).toMatchObject({ usable: false, ofDeletedSite: true });
    expect((await served.exported()).templates).toEqual([]);
    expect(await served.apply({ templates })).toMatchObject({
      changes: ['propose template blog Nightly'],
      became: ['done'],
      notes: [],
    });
    expect((await served.apply({ templates })).notes).toEqual([expect.stringContaining('waits for its approval')]);
  });

  it('nor do policies that were rejected', async () => {
    await create();
    const policy = { veto: false };
    const call = { path, body: { policy } };
    const { proposal } = Object((await served.service.api('PATCH /v1/sites/{siteId}', call)).json);
    const { proposalId } = proposal;
    await served.service.act('POST /v1/proposals/{proposalId}/reject', { as: 'ana', path: { proposalId } });
    const sites = [{ ...blog, policy }];
    expect((await served.plan({ sites })).notes).toEqual([expect.stringContaining('was rejected by ana')]);
    await createdAgain();
    expect(await served.apply({ sites })).toMatchObject({ changes: ['propose policy blog'], notes: [] });
  });

  it('is told while there is no site of its id', async () => {
    await create();
    const proposalId = await proposed('approve');
    expect(await shown(proposalId)).toMatchObject({ usable: true });
    expect(await shown(proposalId)).not.toHaveProperty('ofDeletedSite');
    await served.service.api('DELETE /v1/sites/{siteId}', { path });
    expect(await shown(proposalId)).toMatchObject({ status: 'approved', usable: false, ofDeletedSite: true });
  });
});

describe('a template', () => {
  beforeEach(create);

  it('that is used up is proposed again, once', async () => {
    const proposalId = await proposed('approve');
    const templates = [{ siteId: 'blog', ...nightly() }];
    expect(await served.plan({ templates })).toEqual({ changes: [], notes: [] });
    expect((await useOf(proposalId)).status).toBe(201);
    expect(await listed()).toMatchObject([{ proposalId, usable: false }]);
    expect((await served.exported()).templates).toEqual([]);
    expect(await served.apply({ templates })).toEqual({
      changes: ['propose template blog Nightly'],
      became: ['done'],
      notes: [`The template Nightly of blog is used up, so it is proposed again: ${proposalId}`],
    });
    expect(await served.apply({ templates })).toMatchObject({ changes: [] });
  });

  it('that has expired is told, and not proposed in vain', async () => {
    const proposalId = await proposed('approve');
    const templates = [{ siteId: 'blog', ...nightly() }];
    served.service.now += 31 * 24 * hour;
    expect(await listed()).toMatchObject([{ proposalId, usable: false }]);
    expect(await served.plan({ templates })).toMatchObject({
      changes: [],
      notes: [expect.stringContaining('has expired: give it a later expiresAt')],
    });
  });

  it('is usable as long as a window can be made from it', async () => {
    const proposalId = await proposed('approve');
    expect(await shown(proposalId)).toMatchObject({ usable: true });
    await served.service.api('POST /v1/proposals/{proposalId}/cancel', { path: { proposalId } });
    expect(await shown(proposalId)).toMatchObject({ status: 'cancelled', usable: false });
  });
});
