import { at, Service } from './given';

let service: Service;
beforeAll(async () => {
  service = await Service.start();
  await service.request();
});

describe('the audit of a chain', () => {
  it('is listed page by page, with times as text', async () => {
    const list = (query: Record<string, string>) => service.api('GET /v1/audit', { as: 'viewer', query });
    const first = await list({ siteId: 'shop', limit: '1' });
    expect(first.json.items).toMatchObject([{ seq: 1, action: 'create-site', at: at(service.now) }]);
    const second = await list({ siteId: 'shop', limit: '1', cursor: String(first.json.cursor) });
    expect(second.json).toMatchObject({ items: [{ seq: 2, action: 'request', actor: { personId: 'rita' } }] });
    expect(second.json).not.toHaveProperty('cursor');
  });

  it('is that of the organisation when no site is named', async () => {
    const { json } = await service.api('GET /v1/audit', { as: 'viewer', query: { limit: '1' } });
    expect(json.items).toMatchObject([{ chain: 'ORG', action: 'add-approver', subject: 'ana' }]);
  });

  it('is exported as JSON Lines, as hashed, from any entry on', async () => {
    const answer = await service.api('GET /v1/audit/export', { as: 'viewer', query: { siteId: 'shop' } });
    expect(answer.headers['content-type']).toBe('application/x-ndjson');
    const entries = answer.text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(entries).toMatchObject([
      { seq: 1, at: service.now },
      { seq: 2, at: service.now },
    ]);
    const rest = await service.api('GET /v1/audit/export', { as: 'viewer', query: { siteId: 'shop', after: '1' } });
    expect(rest.text).toBe(`${JSON.stringify(entries[1])}\n`);
  });

  it('verifies', async () => {
    const { json } = await service.api('GET /v1/audit/verify', { as: 'viewer', query: { siteId: 'shop' } });
    expect(json).toEqual({ valid: true, entries: 2, head: expect.stringMatching(/^[0-9a-f]{64}$/) });
  });
});
