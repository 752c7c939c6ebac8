import { at, hour, Service } from '../fixtures';

let service: Service;
beforeEach(async () => {
  service = await Service.start();
});

const shop = { siteId: 'shop' };
const put = (body: object, call: { readonly body?: object; readonly headers?: Record<string, string> } = {}) =>
  service.api('PUT /v1/sites/{siteId}', { path: shop, body: { hostnames: ['shop.example'], ...body }, ...call });
const template = (change: Record<string, unknown> = {}) => ({
  name: 'Weekly reindex',
  mode: 'read-only',
  paths: ['/search'],
  maximumDurationSeconds: 3600,
  hours: { from: '10:00', to: '20:00', days: [1, 7], timeZone: 'UTC' },
  uses: 1,
  expiresAt: at(service.now + 30 * 24 * hour),
  reason: 'The same every week',
  ticket: 'OPS-9',
  ...change,
});
const propose = (
  body: object = template(),
  call: { readonly body?: object; readonly headers?: Record<string, string> } = {},
) => service.api('POST /v1/sites/{siteId}/templates', { path: shop, body, ...call });
const move = (
  name: 'approve' | 'reject' | 'withdraw' | 'cancel',
  proposalId: string,
  as: string,
  call: { readonly body?: object; readonly headers?: Record<string, string> } = {},
) => service.act(`POST /v1/proposals/{proposalId}/${name}`, { as, path: { proposalId }, ...call });
const idOf = (json: Readonly<Record<string, unknown>>): string => String(json.proposalId);

describe('another policy for a site', () => {
  it('is proposed to the approvers and leaves the site as it stands', async () => {
    const answer = await put({
      policy: { approvalsRequired: 2, emergency: { maximumDurationSeconds: 0 } },
      reason: 'Audit',
    });
    const { proposalId } = Object(answer.json.proposal);
    const location = `/v1/proposals/${proposalId}`;
    expect(answer).toMatchObject({ status: 202, headers: { etag: '"1"', location } });
    expect(answer.json).toMatchObject({
      policy: { approvalsRequired: 1, emergency: { maximumDurationSeconds: 3600 } },
      version: 1,
      proposal: {
        kind: 'policy',
        status: 'requested',
        policy: { approvalsRequired: 2, emergency: { maximumDurationSeconds: 0, ratifyWithinSeconds: 86_400 } },
        replaces: { approvalsRequired: 1 },
        reason: 'Audit',
        requestedBy: { personId: 'rita' },
        approvals: { required: 1, veto: true, requireLogin: false, votes: [] },
      },
    });
  });

  it('holds once they approve', async () => {
    const { json } = await put({ policy: { veto: false } });
    const proposalId = idOf(Object(json.proposal));
    expect(await move('approve', proposalId, 'rita')).toMatchObject({ status: 403, json: { code: 'self-approval' } });
    expect((await move('approve', proposalId, 'ana')).json).toMatchObject({ status: 'approved' });
    const site = await service.api('GET /v1/sites/{siteId}', { path: shop });
    expect(site.json).toMatchObject({ policy: { veto: false }, version: 2 });
  });

  it('is one at a time', async () => {
    await put({ policy: { veto: false } });
    expect(await put({ policy: { approvalsRequired: 2 } })).toMatchObject({
      status: 409,
      json: { code: 'proposal-open' },
    });
  });

  it('is none when the policy is left out, or the same', async () => {
    for (const body of [{}, { policy: { veto: true } }]) {
      const answer = await put({ timeZone: 'Europe/Berlin', ...body });
      expect(answer.json).toMatchObject({ timeZone: 'Europe/Berlin', policy: { leadTimeSeconds: 0 } });
      expect(answer.json).not.toHaveProperty('proposal');
    }
  });

  it.each([
    ['an unknown rule', { colour: 1 }, /policy.colour is not a known field/],
    ['an unknown emergency rule', { emergency: { colour: 1 } }, /policy.emergency.colour is not a known field/],
    ['an overrun of more than a day', { overrunSeconds: 86_401 }, /policy.overrunSeconds must be at most 86400/],
    ['six reminders', { remindBeforeSeconds: [60, 61, 62, 63, 64, 65] }, /must have at most 5 elements/],
    ['a reminder of a second', { remindBeforeSeconds: [1] }, /remindBeforeSeconds.0 must be at least 60/],
    ['approvers that are no ids', { approvers: { people: ['Ana!'] } }, /approvers.people.0 must be 1 to 24/],
    ['a word for a switch', { requireLogin: 'yes' }, /policy.requireLogin must be of type boolean/],
  ])('is refused with %s', async (_name, policy, detail) => {
    const before = await service.dump();
    const answer = await put({ policy });
    expect(answer).toMatchObject({ status: 400, json: { code: 'malformed' } });
    expect(answer.json.detail).toMatch(detail);
    expect(await service.dump()).toEqual(before);
  });
});

describe('a template', () => {
  it('is proposed with an address and an ETag, shown and listed', async () => {
    const answer = await propose();
    const proposalId = idOf(answer.json);
    expect(answer).toMatchObject({ status: 201, headers: { location: `/v1/proposals/${proposalId}`, etag: '"1"' } });
    const { reason, ticket, ...content } = template();
    expect(answer.json).toMatchObject({
      siteId: 'shop',
      kind: 'template',
      status: 'requested',
      used: 0,
      reason,
      ticket,
    });
    expect(answer.json.template).toEqual({ ...content, hostnames: ['shop.example'] });
    const shown = await service.api('GET /v1/proposals/{proposalId}', { path: { proposalId } });
    const waiting = { ...answer.json, usable: false };
    expect([shown.json, shown.headers.etag]).toEqual([waiting, '"1"']);
    const list = async (query: Record<string, string>) =>
      (await service.api('GET /v1/sites/{siteId}/proposals', { as: 'viewer', path: shop, query })).json.items;
    expect(await list({ kind: 'template' })).toEqual([waiting]);
    expect(await list({ kind: 'policy' })).toEqual([]);
    expect(await list({ status: 'approved' })).toEqual([]);
  });

  it('once approved stands for the approvals of a window, as often as it says', async () => {
    const templateId = idOf((await propose()).json);
    const asked = { mode: 'read-only', paths: ['/search'], templateId };
    expect((await service.request(asked)).json.code).toBe('template-mismatch');
    await move('approve', templateId, 'ana');
    expect(await service.request({ ...asked, mode: 'full' })).toMatchObject({
      status: 409,
      json: { code: 'template-mismatch' },
    });
    const window = await service.request(asked);
    expect(window).toMatchObject({ status: 201, json: { status: 'approved', templateId } });
    const again = { startsAt: at(service.now + 3 * hour), endsAt: at(service.now + 4 * hour) };
    expect(await service.request({ ...asked, ...again })).toMatchObject({
      status: 409,
      json: { code: 'template-spent' },
    });
    const { json } = await service.api('GET /v1/proposals/{proposalId}', { path: { proposalId: templateId } });
    expect(json).toMatchObject({ status: 'approved', used: 1 });
  });

  it('is made once for a repeat with the same Idempotency-Key', async () => {
    const headers = { 'idempotency-key': 'template-1' };
    const first = await propose(template(), { headers });
    expect((await propose(template(), { headers })).json).toEqual(first.json);
  });

  it('is revoked by a requester, on the version that was seen', async () => {
    const proposalId = idOf((await propose()).json);
    await move('approve', proposalId, 'ana');
    const headers = { 'if-match': '"1"' };
    expect(await move('cancel', proposalId, 'rita', { headers })).toMatchObject({ status: 412 });
    expect(await move('cancel', proposalId, 'rita')).toMatchObject({ status: 200, json: { status: 'cancelled' } });
  });

  it.each([
    ['no name', { name: ' ' }, /name must have at least 1 character/],
    ['an overlong name', { name: 'x'.repeat(61) }, /name must have at most 60 characters/],
    ['a name that reorders text', { name: 'a\u202eb' }, /name must not contain control characters/],
    ['no use', { uses: 0 }, /uses must be at least 1/],
    ['half a use', { uses: 1.5 }, /uses must be/],
    [
      'an hour that no clock has',
      { hours: { from: '24:00', to: '05:00', timeZone: 'UTC' } },
      /hours.from must be a time/,
    ],
    [
      'an eighth day',
      { hours: { from: '01:00', to: '05:00', days: [8], timeZone: 'UTC' } },
      /hours.days.0 must be at most 7/,
    ],
    ['an end that is none', { expiresAt: 'next year' }, /expiresAt must be an RFC 3339 instant/],
    ['an unknown field', { colour: 'red' }, /colour is not a known field/],
    ['a text for a number', { maximumDurationSeconds: '60' }, /maximumDurationSeconds must be/],
  ])('is refused with %s', async (_name, change, detail) => {
    const before = await service.dump();
    const answer = await propose(template(change));
    expect(answer).toMatchObject({ status: 400, json: { code: 'malformed' } });
    expect(answer.json.detail).toMatch(detail);
    expect(await service.dump()).toEqual(before);
  });
});

describe('votes on a proposal', () => {
  it('are taken back before the decision', async () => {
    service = await Service.start({ approvalsRequired: 2 });
    const proposalId = idOf((await propose()).json);
    expect((await move('approve', proposalId, 'ana')).json).toMatchObject({ status: 'requested', version: 2 });
    expect((await move('withdraw', proposalId, 'ana')).json).toMatchObject({ approvals: { required: 2, votes: [] } });
    expect(await move('withdraw', proposalId, 'ana')).toMatchObject({ status: 409, json: { code: 'not-voted' } });
  });

  it('reject with a reason', async () => {
    const proposalId = idOf((await propose()).json);
    const answer = await move('reject', proposalId, 'ben', { body: { reason: 'Too broad' } });
    expect(answer.json).toMatchObject({ status: 'rejected', approvals: { votes: [{ reason: 'Too broad' }] } });
    expect(await move('approve', proposalId, 'ana')).toMatchObject({ status: 409, json: { code: 'illegal-move' } });
  });

  it('by mail show in the attempts on its links', async () => {
    const proposalId = idOf((await propose()).json);
    const { token, code } = await service.mailedLink(proposalId);
    const page = await service.visit('POST', token, { decision: 'approve', code });
    expect(page.text).toContain('The template is approved. Windows within its limits can be requested with its id');
    await service.visit('GET', token);
    const { json } = await service.api('GET /v1/proposals/{proposalId}/attempts', { path: { proposalId } });
    expect(json.items).toEqual([{ approverId: 'ana', planVersion: 1, opens: 0, wrongCodes: 0, refusals: 1 }]);
  });
});

describe('a proposal that nobody knows', () => {
  const path = { proposalId: 'shop.01JD5Y3M8Q7R2T4V6W8X0Z1A3C' };

  it.each(['', '/attempts'] as const)('is answered 404 by GET %s', async (more) => {
    const answer = await service.api(`GET /v1/proposals/{proposalId}${more}`, { path });
    expect(answer).toMatchObject({ status: 404, json: { code: 'unknown-proposal' } });
  });

  it('is answered 400 when it cannot be one', async () => {
    const answer = await service.api('GET /v1/proposals/{proposalId}', { path: { proposalId: '../x' } });
    expect(answer).toMatchObject({ status: 400, json: { code: 'malformed' } });
  });

  it.each([
    ['an unknown kind', { kind: 'plan' }],
    ['an unknown status', { status: 'asleep' }],
    ['an unknown parameter', { colour: 'red' }],
    ['a limit of 0', { limit: '0' }],
  ])('cannot be listed by %s', async (_name, query) => {
    const answer = await service.api('GET /v1/sites/{siteId}/proposals', { path: shop, query });
    expect(answer).toMatchObject({ status: 400, json: { code: 'malformed' } });
  });
});
