import { principal } from '../events';
import { at, Service } from '../fixtures';

let service: Service;
beforeEach(async () => {
  service = await Service.start();
});

/** As answered: with what a request may leave out. */
const answered = (person: object) => ({
  groups: [],
  disabled: false,
  confirmed: false,
  approverSince: at(service.now),
  ...person,
});
const cleo = (change: object = {}) => ({
  personId: 'cleo',
  name: 'Cleo',
  email: 'cleo@example.com',
  principals: [],
  approver: true,
  ...change,
});
const add = (body: object = cleo()) => service.api('POST /v1/people', { as: 'admin', body });
const confirm = (body?: object, personId = 'cleo') =>
  service.api('POST /v1/people/{personId}/confirm', { as: 'admin', path: { personId }, body });
const remove = (personId = 'cleo') => service.api('DELETE /v1/people/{personId}', { as: 'admin', path: { personId } });

describe('adding a person', () => {
  it('answers 201 and asks the mailbox', async () => {
    const answer = await add();
    expect(answer).toMatchObject({ status: 201, headers: { location: '/v1/people/cleo' } });
    expect(answer.json).toEqual(answered(cleo()));
    expect(service.topics.topics.get('cleo')).toEqual({ email: 'cleo@example.com', confirmed: false });
  });

  it('is repaired by a repeat after SNS failed in the middle, and recorded once', async () => {
    service.topics.failing = true;
    expect((await add()).status).toBe(500);
    service.topics.failing = false;
    const repeat = await add();
    expect([repeat.status, service.topics.topics.has('cleo')]).toEqual([201, true]);
    const { json } = await service.api('GET /v1/audit', { query: { limit: '100' } });
    expect(JSON.stringify(json.items).match(/"add-person"/g)).toHaveLength(4);
  });

  it('late again, after the person was removed or replaced, touches no mailbox', async () => {
    const headers = { 'idempotency-key': 'first' };
    const repeat = () =>
      service.api('POST /v1/people', { as: 'admin', body: cleo({ email: 'typo@example.com' }), headers });
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
    ['a confirmed person', { ...cleo(), personId: 'ana', email: 'ana@example.com' }],
    ['another id for the mailbox', cleo({ personId: 'cleopatra' })],
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
    ['a principal with spaces', cleo({ principals: ['arn aws'] }), /principals.0 must be the ARN of an IAM user/],
    ['a principal for anybody', cleo({ principals: ['*'] }), /only the suffix of an AWSReservedSSO role may be \*/],
    ['an id in capitals', cleo({ personId: 'Cleo' }), /personId must be 1 to 24 lower-case/],
    ['a crooked group', cleo({ groups: ['DBA'] }), /groups.0 must be 1 to 24 lower-case/],
    ['a group twice', cleo({ groups: ['dba', 'dba'] }), /groups must not repeat/],
  ])('with %s is refused', async (_name, body, detail) => {
    const before = await service.dump();
    const answer = await add(body);
    expect([answer.status, answer.json.detail]).toEqual([400, expect.stringMatching(detail)]);
    expect(await service.dump()).toEqual(before);
    expect(service.topics.topics.has('cleo')).toBe(false);
  });
});

describe('adding a person again', () => {
  it('asks a mailbox anew that unsubscribed, though no check has found it yet', async () => {
    await add(cleo({ groups: ['dba'] }));
    await confirm({ token: 'good-token' });
    service.topics.unsubscribe('cleo');
    expect(await add(cleo({ groups: ['ops'] }))).toMatchObject({ status: 409 });
    expect(await add(cleo({ groups: ['dba'] }))).toMatchObject({ status: 201, json: { confirmed: false } });
    expect(service.topics.asked.filter((email) => email === 'cleo@example.com')).toHaveLength(2);
    expect(await confirm({ token: 'good-token' })).toMatchObject({ json: { confirmed: true } });
    const { json } = await service.api('GET /v1/audit', { query: { limit: '100' } });
    expect(JSON.stringify(json.items).match(/"lose-confirmation"/g)).toHaveLength(1);
  });
});

describe('changing a person', () => {
  const change = (body: object, headers = {}) =>
    service.api('PATCH /v1/people/{personId}', { as: 'admin', path: { personId: 'cleo' }, body, headers });
  beforeEach(async () => {
    await add();
    await confirm({ token: 'good-token' });
    service.now += 60;
  });

  it('answers with the person and the directory’s ETag', async () => {
    const answer = await change({ name: 'Cleopatra', groups: ['dba'], disabled: true, reason: 'on leave' });
    const { headers } = await service.api('GET /v1/people', { as: 'viewer' });
    const changed = { name: 'Cleopatra', groups: ['dba'], disabled: true, approverSince: at(service.now - 60) };
    expect(answer.json).toEqual({ ...answered(cleo()), confirmed: true, ...changed });
    expect([answer.status, answer.headers.etag]).toEqual([200, headers.etag]);
  });

  it('moves the topic to another mailbox, which has to answer', async () => {
    const answer = await change({ email: 'new@example.com' });
    expect(answer.json).toMatchObject({ confirmed: false, mailboxSince: at(service.now) });
    expect(service.topics.topics.get('cleo')).toEqual({ email: 'new@example.com', confirmed: false });
    expect(await confirm({ token: 'bad-token' })).toMatchObject({ status: 409, json: { code: 'not-confirmed' } });
    expect(await confirm({ token: 'good-token' })).toMatchObject({ status: 200, json: { confirmed: true } });
  });

  it('is repaired by a repeat after SNS failed in the middle, and recorded once', async () => {
    service.topics.failing = true;
    expect((await change({ email: 'new@example.com' })).status).toBe(500);
    service.topics.failing = false;
    expect((await change({ email: 'new@example.com' })).status).toBe(200);
    expect(service.topics.topics.get('cleo')).toEqual({ email: 'new@example.com', confirmed: false });
    const { json } = await service.api('GET /v1/audit', { query: { limit: '100' } });
    expect(JSON.stringify(json.items).match(/"change-person"/g)).toHaveLength(1);
  });

  it('is refused with an ETag of before, and then touches no mailbox', async () => {
    const { headers } = await service.api('GET /v1/people', { as: 'viewer' });
    await change({ name: 'Cleopatra' }, { 'if-match': headers.etag });
    const before = await service.dump();
    const late = await change({ email: 'new@example.com' }, { 'if-match': headers.etag });
    expect(late).toMatchObject({ status: 412, json: { code: 'stale-version' } });
    expect([await service.dump(), service.topics.topics.get('cleo')?.email]).toEqual([before, 'cleo@example.com']);
  });

  it('names the windows that need the person', async () => {
    const approvers = { people: ['cleo'], groups: [] };
    const site = { siteId: 'blog', hostnames: ['blog.example'], policy: { leadTimeSeconds: 0, approvers } };
    await service.api('POST /v1/sites', { as: 'admin', body: site });
    const { json } = await service.request({ siteId: 'blog' });
    expect(await change({ disabled: true })).toMatchObject({
      status: 409,
      json: { code: 'approver-in-use', windowIds: [json.windowId], proposalIds: [] },
    });
  });

  it.each([
    ['nothing', {}, /at least one thing to change/],
    ['a reason only', { reason: 'why not' }, /at least one thing to change/],
    ['something that does not change', { confirmed: true }, /confirmed/],
    ['a crooked e-mail', { email: 'cleo@@example.com' }, /email must be an e-mail address/],
  ])('with %s is refused', async (_name, body, detail) => {
    const before = await service.dump();
    const answer = await change(body);
    expect([answer.status, answer.json.detail]).toEqual([400, expect.stringMatching(detail)]);
    expect(await service.dump()).toEqual(before);
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

  it('is refused when another mailbox answers, to which a crash left the topic', async () => {
    await add();
    service.topics.topics.set('cleo', { email: 'old@example.com', confirmed: false });
    const answer = await confirm({ token: 'good-token' });
    expect([answer.status, answer.json.detail]).toEqual([
      409,
      expect.stringMatching(/A different mailbox was confirmed/),
    ]);
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

  it('is refused while a machine is the person’s, and leaves the topic', async () => {
    await add();
    const machine = { machineId: 'pipeline', ownerId: 'cleo', principals: ['arn:aws:iam::123456789012:user/pipeline'] };
    await service.api('POST /v1/machines', { as: 'admin', body: machine });
    expect(await remove()).toMatchObject({ status: 409, json: { code: 'approver-in-use', machines: ['pipeline'] } });
    expect(service.topics.topics.has('cleo')).toBe(true);
  });

  it('answers 204 without a body', async () => {
    await add();
    const answer = await remove();
    expect([answer.status, answer.text]).toEqual([204, '']);
  });
});

it('the list tells who is confirmed, in order of ids', async () => {
  await add();
  const { json } = await service.api('GET /v1/people', { as: 'viewer' });
  const person = (personId: string, approver = true, confirmed = true) => ({
    personId,
    name: personId,
    email: `${personId}@example.com`,
    principals: [principal(personId)],
    approver,
    confirmed,
  });
  const people = [person('ana'), person('ben'), cleo(), person('rita', false)];
  expect(json.items).toEqual(people.map(answered));
});
