import { principal } from './events';
import { Service } from './given';

let service: Service;
beforeEach(async () => {
  service = await Service.start();
});

const cleo = (change: object = {}) => ({
  approverId: 'cleo',
  name: 'Cleo',
  email: 'cleo@example.com',
  principals: [],
  approver: true,
  ...change,
});
const add = (body: object = cleo()) => service.api('POST /v1/approvers', { as: 'admin', body });
const confirm = (body?: object, approverId = 'cleo') =>
  service.api('POST /v1/approvers/{approverId}/confirm', { as: 'admin', path: { approverId }, body });
const remove = (approverId = 'cleo') =>
  service.api('DELETE /v1/approvers/{approverId}', { as: 'admin', path: { approverId } });

describe('adding a person', () => {
  it('answers 201 and asks the mailbox', async () => {
    const answer = await add();
    expect(answer).toMatchObject({ status: 201, headers: { location: '/v1/approvers/cleo' } });
    expect(answer.json).toEqual({ ...cleo(), confirmed: false });
    expect(service.topics.topics.get('cleo')).toEqual({ email: 'cleo@example.com', confirmed: false });
  });

  it('is repaired by a repeat after SNS failed in the middle, and recorded once', async () => {
    service.topics.failing = true;
    expect((await add()).status).toBe(500);
    service.topics.failing = false;
    const repeat = await add();
    expect([repeat.status, service.topics.topics.has('cleo')]).toEqual([201, true]);
    const { json } = await service.api('GET /v1/audit', { query: { limit: '100' } });
    expect(JSON.stringify(json.items).match(/"add-approver"/g)).toHaveLength(4);
  });

  it('late again, after the person was removed or replaced, touches no mailbox', async () => {
    const headers = { 'idempotency-key': 'first' };
    const repeat = () =>
      service.api('POST /v1/approvers', { as: 'admin', body: cleo({ email: 'typo@example.com' }), headers });
    const first = await repeat();
    await remove();
    expect(await repeat()).toMatchObject({ status: 201, json: first.json });
    expect(service.topics.topics.has('cleo')).toBe(false);
    await add();
    await confirm({ token: 'good-token' });
    expect(await repeat()).toMatchObject({ status: 201, json: first.json });
    expect(service.topics.topics.get('cleo')).toEqual({ email: 'cleo@example.com', confirmed: true });
  });

  it.each([
    ['another mailbox', cleo({ email: 'mallory@example.com' })],
    ['a confirmed person', { ...cleo(), approverId: 'ana', email: 'ana@example.com' }],
  ])('again with %s is refused and touches no mailbox', async (_name, body) => {
    await add();
    const topics = structuredClone(service.topics.topics);
    expect(await add(body)).toMatchObject({ status: 409, json: { code: 'approver-exists' } });
    expect(service.topics.topics).toEqual(topics);
  });

  it.each([
    ['no principals', cleo({ principals: undefined }), /principals is required/],
    ['a crooked e-mail', cleo({ email: 'cleo@@example.com' }), /email must be an e-mail address/],
    ['a mail header', cleo({ email: 'cleo@example.com\nBcc: x@example.com' }), /email must be an e-mail address/],
    ['a principal with spaces', cleo({ principals: ['arn aws'] }), /principals.0 must be visible ASCII/],
    ['an id in capitals', cleo({ approverId: 'Cleo' }), /approverId must be 1 to 24 lower-case/],
  ])('with %s is refused', async (_name, body, detail) => {
    const before = await service.dump();
    const answer = await add(body);
    expect([answer.status, answer.json.detail]).toEqual([400, expect.stringMatching(detail)]);
    expect(await service.dump()).toEqual(before);
    expect(service.topics.topics.has('cleo')).toBe(false);
  });
});

describe('confirming a mailbox', () => {
  it('takes the token of the mail', async () => {
    await add();
    expect(await confirm({ token: 'good-token' })).toMatchObject({ status: 200, json: { confirmed: true } });
  });

  it('needs no token when the link of the mail was clicked', async () => {
    await add();
    expect(await confirm()).toMatchObject({ status: 409, json: { code: 'not-confirmed' } });
    await service.topics.confirm('cleo', 'good-token');
    expect(await confirm()).toMatchObject({ status: 200, json: { confirmed: true } });
  });

  it('is refused with another token, and for somebody unknown', async () => {
    await add();
    expect(await confirm({ token: 'bad-token' })).toMatchObject({ status: 409, json: { code: 'not-confirmed' } });
    expect(await confirm({ token: 'good-token' }, 'nobody')).toMatchObject({ status: 404 });
  });
});

describe('removing a person', () => {
  it('deletes the topic, and what a crash left of it', async () => {
    await add();
    service.topics.failing = true;
    expect((await remove()).status).toBe(500);
    service.topics.failing = false;
    expect(await remove()).toMatchObject({ status: 404, json: { code: 'unknown-approver' } });
    expect(service.topics.topics.has('cleo')).toBe(false);
  });

  it('answers 204 without a body', async () => {
    await add();
    const answer = await remove();
    expect([answer.status, answer.text]).toEqual([204, '']);
  });
});

it('the list tells who is confirmed', async () => {
  await add();
  const { json } = await service.api('GET /v1/approvers', { as: 'viewer' });
  const person = (approverId: string, approver = true, confirmed = true) => ({
    approverId,
    name: approverId,
    email: `${approverId}@example.com`,
    principals: [principal(approverId)],
    approver,
    confirmed,
  });
  expect(json.items).toEqual([person('ana'), person('ben'), person('rita', false), { ...cleo(), confirmed: false }]);
});
