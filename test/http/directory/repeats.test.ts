import { principal } from '../events';
import { at, hour, Service } from '../fixtures';

let service: Service;
beforeEach(async () => {
  service = await Service.start();
});

const headers = { 'idempotency-key': 'once' };
const cleo = { approverId: 'cleo', name: 'Cleo', email: 'cleo@example.com', principals: [], approver: true };
const add = (more: object = headers) =>
  service.api('POST /v1/approvers', { as: 'admin', body: cleo, headers: { ...more } });
const confirm = (more: object = headers) =>
  service.api('POST /v1/approvers/{approverId}/confirm', {
    as: 'admin',
    path: { approverId: 'cleo' },
    body: { token: 'good-token' },
    headers: { ...more },
  });
const change = (approverId: string, body: object) =>
  service.api('PATCH /v1/approvers/{approverId}', { as: 'admin', path: { approverId }, body });

/** The kind: what a call does outside its transaction is not done again by its repeat. */
describe('a repeat with an Idempotency-Key', () => {
  it('of adding somebody mails no second confirmation, and tells nobody again', async () => {
    await service.request();
    const first = await add();
    const told = service.mails.mails.length;
    for (let times = 0; times < 3; times++) expect(await add()).toMatchObject({ status: 201, json: first.json });
    expect(service.topics.asked.filter((email) => email === 'cleo@example.com')).toHaveLength(1);
    expect([told, service.mails.mails.length]).toEqual([2, 2]);
  });

  it('of adding somebody does what the first call died before', async () => {
    service.topics.failing = true;
    expect((await add()).status).toBe(500);
    service.topics.failing = false;
    expect((await add()).status).toBe(201);
    expect(service.topics.topics.has('cleo')).toBe(true);
  });

  it('of a confirmation asks SNS nothing, whatever became of the mailbox since', async () => {
    await add();
    const first = await confirm({ 'idempotency-key': 'confirmed' });
    service.topics.unsubscribe('cleo');
    service.topics.failing = true;
    expect(await confirm({ 'idempotency-key': 'confirmed' })).toMatchObject({ status: 200, json: first.json });
    expect(service.topics.topics.has('cleo')).toBe(false);
  });

  it('another key is another call: the mail is sent again', async () => {
    await add();
    await add({ 'idempotency-key': 'again' });
    expect(service.topics.asked.filter((email) => email === 'cleo@example.com')).toHaveLength(2);
  });
});

describe('a repeat of asking for another mail, with a key of its own', () => {
  beforeEach(() => add({}));
  const asked = () => service.topics.asked.filter((email) => email === 'cleo@example.com').length;

  it('sends none', async () => {
    for (let times = 0; times < 3; times++) expect((await add()).status).toBe(201);
    expect(asked()).toBe(2);
  });

  it('is refused with another body', async () => {
    await add();
    const body = { ...cleo, name: 'Cleopatra' };
    const other = await service.api('POST /v1/approvers', { as: 'admin', body, headers });
    expect(other).toMatchObject({ status: 422, json: { code: 'idempotency-key-reused' } });
  });
});

describe('a mailbox that unsubscribed', () => {
  it('counts no more from the moment that confirm learns of it', async () => {
    await add();
    expect((await confirm({})).json).toMatchObject({ confirmed: true });
    service.topics.unsubscribe('cleo');
    expect(await confirm({})).toMatchObject({ status: 409, json: { code: 'not-confirmed' } });
    const { json } = await service.api('GET /v1/approvers', { as: 'viewer' });
    expect(json.items).toContainEqual(expect.objectContaining({ approverId: 'cleo', confirmed: false }));
  });

  it.each<[string, () => Promise<unknown>]>([
    ['confirm', () => confirm({})],
    ['adding them again', () => add({})],
    [
      'a request that needs it',
      () => service.api('POST /v1/windows', { body: { ...service.plan(), paths: ['/other'] } }),
    ],
  ])(
    'raises the alarm of each question that cannot be approved any more, when it is learned by %s',
    async (_, learn) => {
      await add();
      await service.follow('cleo');
      await change('ana', { disabled: true });
      await change('ben', { disabled: true });
      const { windowId } = (await service.request()).json;
      service.topics.unsubscribe('cleo');
      service.lines.length = 0;
      await learn();
      const alarms = service.lines.filter(
        ({ code }) => code === 'confirmation-lost' || code === 'question-unreachable',
      );
      expect(alarms).toEqual([
        { code: 'confirmation-lost', facts: { personId: 'cleo' } },
        { code: 'question-unreachable', facts: { subjectId: windowId, planVersion: 1 } },
      ]);
    },
  );

  it('is found out before a request that needs it is accepted', async () => {
    service.topics.unsubscribe('ana');
    expect((await service.request()).status).toBe(201);
    service.topics.unsubscribe('ben');
    expect(await service.request()).toMatchObject({ status: 409, json: { code: 'too-few-approvers', eligible: 0 } });
  });
});

/** The kind: a question that can be asked is looked at with the people who may answer it, whoever shaped it before. */
describe('a mailbox that unsubscribed, of the only one who may vote on another plan,', () => {
  it.each<[string, (windowId: string) => Promise<{ status: number; json: object }>]>([
    [
      'an edit',
      (windowId) =>
        service.api('PATCH /v1/windows/{windowId}', { as: 'rita', path: { windowId }, body: { mode: 'read-only' } }),
    ],
    [
      'an extension',
      (windowId) =>
        service.api('POST /v1/windows/{windowId}/extend', {
          as: 'rita',
          path: { windowId },
          body: { endsAt: at(service.now + 3 * hour) },
        }),
    ],
  ])('refuses %s', async (name, ask) => {
    const windowId = String((await service.api('POST /v1/windows', { as: 'ana', body: service.plan() })).json.windowId);
    await service.act('POST /v1/windows/{windowId}/approve', { as: 'ben', path: { windowId } });
    if (name === 'an extension') service.now += hour + 60;
    service.topics.unsubscribe('ben');
    expect(await ask(windowId)).toMatchObject({ status: 409, json: { code: 'too-few-approvers', eligible: 0 } });
  });
});

/** The kind: nobody can be replaced in the directory while a question is open without hearing of it. */
describe('another way to vote for somebody', () => {
  it('is told the person at the mailbox they had, and the other approvers while a question is open', async () => {
    await service.request();
    await change('ana', { email: 'mallory@example.com', principals: [principal('ana'), principal('mallory')] });
    expect(service.mails.to('ana')).toMatchObject([
      {
        subject: 'The directory entry of ana was changed',
        text: expect.stringContaining('changed how you (ana) can vote'),
      },
    ]);
    expect(service.mails.to('ben')[0]?.text).toContain('- E-mail address: mallory@example[.]com');
    expect(service.mails.to('ben')[0]?.text).toContain('user/mallory');
    expect(service.mails.to('rita')).toEqual([]);
  });

  it('is told the person alone when nothing is asked, and nobody when nothing of it changed', async () => {
    await change('ana', { principals: [] });
    expect(service.mails.mails.map(({ to }) => to)).toEqual(['ana']);
    await change('ana', { name: 'Anna' });
    await change('rita', { principals: [] });
    expect(service.mails.mails).toHaveLength(1);
  });

  it('is on record although a mail fails, and the others are told', async () => {
    await service.request();
    service.mails.failures.set('ana', new Error('SNS is away'));
    expect((await change('ana', { principals: [] })).status).toBe(200);
    expect(service.mails.mails.map(({ to }) => to)).toEqual(['ben']);
    expect(service.lines.map(({ code }) => code)).toContain('mail-failed');
  });

  it('takes from nobody the way they had before', async () => {
    const { json } = await service.request();
    await change('ana', { email: 'mallory@example.com' });
    await service.api('POST /v1/approvers/{approverId}/confirm', {
      as: 'admin',
      path: { approverId: 'ana' },
      body: { token: 'good-token' },
    });
    service.now += hour / 2;
    const approve = await service.act('POST /v1/windows/{windowId}/approve', {
      as: 'ana',
      path: { windowId: String(json.windowId) },
    });
    expect(approve).toMatchObject({ status: 200, json: { status: 'approved' } });
  });
});
