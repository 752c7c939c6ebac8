import { at, hour, Service } from '../fixtures';

let service: Service;
let windowId: string;
beforeEach(async () => {
  service = await Service.start({ overrunSeconds: 1800 });
  windowId = String((await service.request({ ticket: 'OPS-1', message: 'Back soon' })).json.windowId);
});

type Call = Parameters<Service['api']>[1];
const onWindow = (route: 'approve' | 'reject' | 'withdraw' | 'extend' | 'comments' | 'end', call: Call = {}) =>
  service.act(`POST /v1/windows/{windowId}/${route}`, { path: { windowId }, ...call });
const edit = (body: unknown, call: Call = {}) =>
  service.api('PATCH /v1/windows/{windowId}', { path: { windowId }, body, ...call });
const shown = async () => (await service.api('GET /v1/windows/{windowId}', { path: { windowId } })).json;
const approved = () => onWindow('approve', { as: 'ana' });

describe('PATCH on a window', () => {
  it('with replace takes an approved plan out of the edge at once, voids the votes and says so', async () => {
    await approved();
    const answer = await edit({
      mode: 'read-only',
      ticket: null,
      message: null,
      reason: 'Only the index',
      replace: true,
    });
    expect(answer).toMatchObject({ status: 200, headers: { etag: '"3"' } });
    expect(answer.json).toMatchObject({
      status: 'requested',
      mode: 'read-only',
      planVersion: 2,
      reason: 'Only the index',
      approvals: { votes: [] },
      revision: 3,
      publishedRevision: 3,
      expectedEnforcedBy: at(service.now + 30),
      effect: { asked: 2, meaning: expect.stringMatching(/^Nothing of this window is enforced until plan version 2/) },
    });
    expect(answer.json).not.toHaveProperty('effect.inForce');
    expect(answer.json).not.toHaveProperty('ticket');
    expect(answer.json).not.toHaveProperty('message');
  });

  it('before its start leaves the approved plan armed until the new one is approved, and says so', async () => {
    await approved();
    const { json } = await edit({ mode: 'read-only' });
    expect(json).toMatchObject({
      status: 'approved',
      mode: 'full',
      planVersion: 1,
      amendment: { planVersion: 2, mode: 'read-only' },
      effect: {
        inForce: 1,
        asked: 2,
        meaning: expect.stringMatching(/^Plan version 1 stays in force until plan version 2/),
      },
    });
    expect((await approved()).json).toMatchObject({ status: 'approved', mode: 'read-only', planVersion: 2 });
    const { json: worded } = await edit({ reason: 'A better word' });
    expect(worded).toMatchObject({ effect: { inForce: 2, meaning: expect.stringContaining('stays in force') } });
  });

  it('once it has begun is an amendment, beside the plan that stands', async () => {
    await approved();
    service.now += hour + 60;
    const endsAt = at(service.now + 3 * hour);
    const answer = await edit({ endsAt, reason: 'It takes longer' });
    expect(answer.json).toMatchObject({
      planVersion: 1,
      endsAt: at(service.now + hour - 60),
      amendment: {
        planVersion: 2,
        mode: 'full',
        endsAt,
        reason: 'It takes longer',
        requestedBy: { personId: 'rita' },
        requestedAt: at(service.now),
        approvals: { required: 1, votes: [] },
      },
    });
    const voted = await onWindow('reject', { as: 'ben' });
    expect(voted.json.amendment).toMatchObject({ decided: { outcome: 'rejected', at: at(service.now) } });
    await edit({ endsAt });
    expect((await approved()).json).toMatchObject({ planVersion: 3, endsAt, approvals: { votes: [{}] } });
    expect(await shown()).not.toHaveProperty('amendment');
  });

  it('gives the first answer to a repeat with the same Idempotency-Key', async () => {
    const headers = { 'idempotency-key': 'edit-1' };
    const first = await edit({ mode: 'read-only' }, { headers });
    await edit({ mode: 'full' });
    const repeat = await edit({ mode: 'read-only' }, { headers });
    expect(repeat.json).toMatchObject({ planVersion: 2, version: first.json.version });
    expect(await shown()).toMatchObject({ mode: 'full', planVersion: 3 });
  });

  it('counts only on the version that was seen', async () => {
    expect(await edit({ mode: 'read-only' }, { headers: { 'if-match': '"7"' } })).toMatchObject({ status: 412 });
    expect(await edit({ mode: 'read-only' }, { headers: { 'if-match': '"1"' } })).toMatchObject({ status: 200 });
  });

  it('is refused for a window that is over', async () => {
    await onWindow('reject', { as: 'ana' });
    expect(await edit({ mode: 'read-only' })).toMatchObject({ status: 409, json: { code: 'illegal-move' } });
  });
});

describe('extend', () => {
  it('moves the end within the overrun budget at once, and says by when the edge knows', async () => {
    await approved();
    service.now += hour + 60;
    const endsAt = at(service.now + hour);
    const answer = await onWindow('extend', { body: { endsAt, reason: 'Nearly done' } });
    expect(answer.json).toMatchObject({
      status: 'approved',
      planVersion: 1,
      endsAt,
      extendedTo: endsAt,
      overrunSeconds: 1800,
      revision: 3,
      expectedEnforcedBy: at(service.now + 30),
    });
  });

  it('beyond the budget is an amendment', async () => {
    await approved();
    service.now += hour + 60;
    const { json } = await onWindow('extend', { body: { endsAt: at(service.now + 3 * hour) } });
    expect(json).toMatchObject({ planVersion: 1, amendment: { planVersion: 2, endsAt: at(service.now + 3 * hour) } });
    expect(json).not.toHaveProperty('extendedTo');
  });
});

describe('withdraw', () => {
  it('takes a vote back before the decision', async () => {
    const two = await Service.start({ approvalsRequired: 2 });
    const asked = String((await two.request()).json.windowId);
    const call = { as: 'ana', path: { windowId: asked } };
    await two.act('POST /v1/windows/{windowId}/approve', call);
    const answer = await two.act('POST /v1/windows/{windowId}/withdraw', { ...call, body: { reason: 'Too early' } });
    expect(answer.json).toMatchObject({ status: 'requested', approvals: { required: 2, votes: [] } });
  });

  it('is refused to who has not voted', async () => {
    expect(await onWindow('withdraw', { as: 'ana' })).toMatchObject({ status: 409, json: { code: 'not-voted' } });
  });
});

describe('comments', () => {
  it('are answered 201 with the window, and told with who wrote them', async () => {
    const answer = await onWindow('comments', { as: 'ana', body: { text: 'Why not at night?\nFewer visitors.' } });
    expect(answer).toMatchObject({ status: 201, headers: { location: `/v1/windows/${windowId}`, etag: '"2"' } });
    await onWindow('comments', { body: { text: 'The vendor sleeps.' } });
    expect((await shown()).comments).toEqual([
      { personId: 'ana', at: at(service.now), text: 'Why not at night?\nFewer visitors.' },
      { personId: 'rita', at: at(service.now), text: 'The vendor sleeps.' },
    ]);
  });

  it('are refused beyond what a window holds', async () => {
    const answers: { status: number; json: object }[] = [];
    for (let n = 0; n < 101; n++) answers.push(await onWindow('comments', { body: { text: `Number ${n}` } }));
    expect(answers.at(-1)).toMatchObject({ status: 409, json: { code: 'too-many-comments' } });
  });
});

describe('the attempts on links', () => {
  const attempts = async () =>
    (await service.api('GET /v1/windows/{windowId}/attempts', { as: 'viewer', path: { windowId } })).json.items;

  it('show opens, wrong codes and refusals of each link, and nothing of the secret', async () => {
    const { token, code } = await service.mailedLink(windowId);
    expect(await attempts()).toEqual([]);
    await service.visit('GET', token);
    const openedAt = service.now;
    service.now += 5;
    await service.visit('HEAD', token);
    await service.visit('POST', token, { decision: 'approve', code: '000000' });
    await service.visit('POST', token, { decision: 'approve', code });
    await service.visit('GET', token);
    expect(await attempts()).toEqual([
      {
        approverId: 'ana',
        planVersion: 1,
        opens: 3,
        wrongCodes: 1,
        refusals: 2,
        firstOpenedAt: at(openedAt),
        lastOpenedAt: at(service.now),
      },
    ]);
  });

  it('are counted up to a hundred, however often a scanner comes', async () => {
    const { token } = await service.mailedLink(windowId);
    for (let times = 0; times < 103; times++) await service.visit('GET', token);
    await onWindow('reject', { as: 'ben' });
    for (let times = 0; times < 103; times++) await service.visit('GET', token);
    expect(await attempts()).toMatchObject([{ opens: 100, refusals: 100 }]);
  });

  it('leave nothing behind for a link that was never mailed', async () => {
    const { token } = await service.mailedLink(windowId);
    await service.visit('GET', token.replace(/.{8}$/, 'AAAAAAAA'));
    await service.visit('GET', token.replace('.ana.', '.zoe.'));
    expect(await attempts()).toEqual([]);
  });

  it('are refused for a window that nobody knows', async () => {
    const path = { windowId: 'shop.01JD5Y3M8Q7R2T4V6W8X0Z1A3C' };
    const answer = await service.api('GET /v1/windows/{windowId}/attempts', { path });
    expect(answer).toMatchObject({ status: 404, json: { code: 'unknown-window' } });
  });
});
