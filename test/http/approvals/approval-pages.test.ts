import { at, hour, Service } from '../fixtures';
import { type PageState, pageStates } from './page-states';

const show = ({ service, token, form }: PageState) =>
  form ? service.visit('POST', token, form) : service.visit('GET', token);

const state = async (name: string): Promise<PageState> => {
  const [, prepare] = pageStates[name] ?? [];
  if (!prepare) throw new Error(`no state is called ${name}`);
  return prepare();
};
const textOf = async (name: string): Promise<string> => (await show(await state(name))).text;

describe.each(Object.entries(pageStates))('the page of the state %s', (_name, [words, prepare]) => {
  it('says what it is, whole and inert, and gives no secret away', async () => {
    const prepared = await prepare();
    const { text, headers } = await show(prepared);
    expect(text).toContain(words);
    expect(text.match(/<h1>/g)).toHaveLength(1);
    expect(text).not.toMatch(/<script|undefined|\[object|NaN/);
    const ids = [...text.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const described = [...text.matchAll(/ aria-(?:labelledby|describedby)="([^"]+)"/g)].flatMap(([, named = '']) =>
      named.split(' '),
    );
    expect(described.filter((id) => !ids.includes(id))).toEqual([]);
    expect(headers).toMatchObject({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' });
    const [, , , secret = 'no secret'] = prepared.token.split('.');
    expect(text).not.toContain(secret);
    expect(text).not.toContain('123456');
  });
});

describe('the page tells an approver', () => {
  it('who asks, who voted and who commented, by name and in their own direction', async () => {
    const text = await textOf('full-request');
    expect(text).toContain('<bdi>Rita &lt;script&gt;alert(1)&lt;/script&gt;</bdi> asks you, <bdi>Ana Lovelace</bdi>.');
    expect(text).toContain('<li><bdi>בן־גוריון</bdi> approved: <bdi>שלום, looks good</bdi>');
    expect(text).toContain('<p class="by"><bdi>Ana Lovelace</bdi>');
    expect(text).toContain('1 of 2');
    expect(text).toContain('2 approvals; one rejection is enough to reject');
    expect(text).toContain('up to 30 minutes longer without another approval');
  });

  it('times in the zone of the window, in UTC and from now', async () => {
    const text = await textOf('full-request');
    expect(text).toContain(
      'Sun, 22 November 2026 at 08:00 GMT-5</time><small>Sun 22 Nov, 13:00 UTC · in 1 hour</small>',
    );
  });

  it('what an edit changes, as it was and as it would be', async () => {
    const text = await textOf('change');
    expect(text).toContain('<dt>Mode</dt><dd class="was"><span class="word">Before</span> read-only</dd>');
    expect(text).toContain('<dd class="is"><span class="word">After</span> full maintenance</dd>');
    expect(text).toContain('<dd class="is"><span class="word">After</span> the whole site</dd>');
    expect(text).not.toContain('<dt>Starts</dt><dd class="was">');
  });

  it('what an amendment changes of the plan in force', async () => {
    const text = await textOf('amendment');
    expect(text).toMatch(/<dt>Ends<\/dt><dd class="was">.*14:00 UTC.*<dd class="is">.*16:01 UTC/);
    expect(text).toContain('Until the change is approved, the current plan stays in force.');
    expect(text).toContain('The index is still being built');
    expect(text).toContain('<h2 id="what">The plan with the change</h2>');
    expect(text).not.toContain('What is happening');
  });

  it('when a running window ends, as it was extended, to whoever rejects another plan for it', async () => {
    const service = await Service.start({ overrunSeconds: 1800 });
    const windowId = String((await service.request()).json.windowId);
    const path = { windowId };
    await service.act('POST /v1/windows/{windowId}/approve', { as: 'ben', path });
    service.now += hour + 60;
    const extended = { endsAt: at(service.now + hour + 600) };
    await service.api('POST /v1/windows/{windowId}/extend', { path, body: extended });
    await service.api('PATCH /v1/windows/{windowId}', { path, body: { endsAt: at(service.now + 5 * hour) } });
    const { token, code } = await service.mailedLink(windowId, 'ana', 2);
    const { text } = await service.visit('POST', token, { decision: 'reject', code });
    expect(text).toMatch(/<dt>Ends<\/dt><dd>.*14:11 UTC/);
  });

  it('that an emergency is in force, who started it and what depends on the answer', async () => {
    const text = await textOf('emergency');
    expect(text).toContain('emergency: full maintenance');
    expect(text).toContain('What is happening');
    expect(text).toContain('<dt>Started by</dt>');
    expect(text).toContain('nobody can start another emergency on this site until an approver ratifies this one');
  });

  it('what a policy changes, with the names of people', async () => {
    const text = await textOf('policy');
    expect(text).toContain('<dt>Approvals needed</dt><dd class="was"><span class="word">Before</span> 1</dd>');
    expect(text).toContain('<bdi>Ana Lovelace</bdi>, <bdi>בן־גוריון</bdi>, everyone in group <code>dba</code>');
    expect(text).toContain('<span class="word">After</span> not allowed</dd>');
  });

  it('how far windows of a template may go', async () => {
    const text = await textOf('template');
    expect(text).toContain('22:00 to 05:00 Europe/Berlin, Mon, Tue, Wed');
    expect(text).toContain('<dt>Can be used</dt><dd>12 times</dd>');
    expect(text).toContain('<code>/search</code>');
  });

  it('how to vote where only signed votes count, and shows no form', async () => {
    const text = await textOf('login-required');
    expect(text).toMatch(/<code>POST \/v1\/windows\/shop\.\w{26}\/approve<\/code>/);
    expect(text).not.toContain('<form');
  });

  it('why a vote would not count, and shows no form', async () => {
    const { service, token } = await state('request');
    const body = { approver: false };
    const { status } = await service.api('PATCH /v1/people/{personId}', {
      as: 'admin',
      path: { personId: 'ana' },
      body,
    });
    expect(status).toBe(200);
    const { text } = await service.visit('GET', token);
    expect(text).toContain('You cannot vote on this');
    expect(text).not.toContain('<form');
  });

  it('which machine asked, or said something, and who answers for it', async () => {
    const { service } = await state('request');
    const machine = { machineId: 'ci-bot', ownerId: 'rita', principals: ['arn:aws:iam::123456789012:user/ci'] };
    await service.api('POST /v1/machines', { as: 'admin', body: machine });
    const asked = await service.api('POST /v1/windows', { as: 'ci', body: { ...service.plan(), paths: ['/ci'] } });
    const windowId = String(asked.json.windowId);
    await service.api('POST /v1/windows/{windowId}/comments', {
      as: 'ci',
      path: { windowId },
      body: { text: 'Built' },
    });
    const { token } = await service.mailedLink(windowId);
    const { text } = await service.visit('GET', token);
    expect(text).toContain('<bdi>ci-bot</bdi>, a machine of <bdi>Rita');
    expect(text).toContain('<p class="by"><bdi>ci-bot</bdi>, a machine of <bdi>Rita');
  });
});

describe('a vote that is taken back by mail', () => {
  it('counts no more, and the old link says that there is a newer mail', async () => {
    const { service, token, form } = await state('withdrawn');
    service.now += 1;
    expect((await service.visit('POST', token, form)).text).toContain('We are mailing you a new link');
    service.now += 1;
    expect(await service.visit('GET', token)).toMatchObject({ status: 410 });
    expect((await service.visit('GET', token)).text).toContain('There is a newer mail');
  });

  it('may decide: the page says what, and promises no link', async () => {
    const text = await textOf('withdrawn-and-approved');
    expect(text).toContain('You withdrew your vote');
    expect(text).not.toContain('new link');
  });

  it('takes no more than five wrong codes', async () => {
    const { service, token } = await state('used');
    const wrong = { decision: 'withdraw', code: '000000' };
    const pages = [];
    for (let times = 0; times < 6; times++) pages.push(await service.visit('POST', token, wrong));
    expect(pages.map(({ status }) => status)).toEqual([403, 403, 403, 403, 403, 429]);
    expect(pages[3]?.text).toContain('1 try is left');
    const right = await service.visit('POST', token, { decision: 'withdraw', code: '123456' });
    expect([right.status, right.text]).toEqual([429, expect.stringContaining('The code works again after')]);
    expect((await service.visit('POST', token, { decision: 'withdraw', code: 'BCDF-GHJK-LMNP' })).status).toBe(200);
  });
});
