import { hour, Service } from '../fixtures';

let service: Service;
let windowId: string;
let link: { token: string; code: string };
beforeEach(async () => {
  service = await Service.start();
  windowId = String((await service.request({ timeZone: 'Europe/Berlin', reason: 'Upgrade <b>17</b>' })).json.windowId);
  link = await service.mailedLink(windowId);
});

const vote = (form: Record<string, string>, token = link.token) => service.visit('POST', token, form);
const approve = () => vote({ decision: 'approve', code: link.code });
const statusOf = async () => (await service.api('GET /v1/windows/{windowId}', { path: { windowId } })).json.status;

/** @returns what the visit answered, having checked that it changed nothing on record. */
async function unchanged<T>(visit: () => Promise<T>): Promise<T> {
  const before = await service.dump();
  const answer = await visit();
  expect(await service.dump()).toEqual(before);
  return answer;
}

describe('GET on a voting link', () => {
  it('shows plan, impact, both times, requester and form, and changes nothing', async () => {
    const page = await unchanged(() => service.visit('GET', link.token));
    expect(page.status).toBe(200);
    for (const text of [
      'Close shop for 1 hour?',
      'Every visitor gets a maintenance page (HTTP 503)',
      'shop.example',
      'Sun, 22 November 2026 at 14:00 CET',
      '13:00 UTC',
      'in 1 hour',
      'rita',
      '1 approval; one rejection is enough to reject',
      'No votes so far.',
      '<form method="post"',
      'name="code"',
    ]) {
      expect(page.text).toContain(text);
    }
  });

  it('says who tests, which methods pass, and what visitors read in their language', async () => {
    const shown = async (change: Record<string, unknown>) => {
      const asked = await service.request({ paths: ['/a'], ...change });
      const { token } = await service.mailedLink(String(asked.json.windowId));
      return (await service.visit('GET', token)).text;
    };
    const testers = await shown({ mode: 'testers-only', messages: { fr: 'Bientôt <b>de retour</b>' } });
    expect(testers).toContain('testers only');
    expect(testers).toContain('Only testers with a bypass reach the paths listed.');
    expect(testers).toContain('<dt>Text for visitors (fr)</dt>');
    expect(testers).toContain('<bdi lang="fr">Bientôt &lt;b&gt;de retour&lt;/b&gt;</bdi>');
    expect(testers).not.toContain('Methods allowed');
    const body = { hostnames: ['shop.example'], policy: { leadTimeSeconds: 0 } };
    const readOnly = await shown({ mode: 'read-only' });
    expect(readOnly).toContain('<dd><code>GET</code>, <code>HEAD</code>, <code>OPTIONS</code></dd>');
    const path = { siteId: 'shop' };
    await service.api('PUT /v1/sites/{siteId}', {
      as: 'admin',
      path,
      body: { ...body, allowedMethods: ['GET', 'POST'] },
    });
    expect(await shown({ mode: 'read-only' })).toContain('<dd><code>GET</code>, <code>POST</code></dd>');
  });

  it('escapes what people wrote', async () => {
    const page = await service.visit('GET', link.token);
    expect(page.text).toContain('Upgrade &lt;b&gt;17&lt;/b&gt;');
    expect(page.text).not.toContain('<b>17</b>');
  });

  it('carries the headers that keep the link private and the page inert', async () => {
    const { headers, text } = await service.visit('GET', link.token);
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    });
    expect(headers['content-security-policy']).toMatch(
      /^default-src 'none'; style-src 'sha256-[\w+/]{43}='; form-action 'self'; frame-ancestors 'none'; base-uri 'none'$/,
    );
    const [, , secret = ''] = [...link.token.split('.').slice(1)];
    expect(text).not.toContain(secret);
    expect(text).not.toContain('<script');
  });

  it('allows exactly the style it sends', async () => {
    const { createHash } = await import('node:crypto');
    const { headers, text } = await service.visit('GET', link.token);
    const style = /<style>([\s\S]*)<\/style>/.exec(text)?.[1] ?? '';
    const hash = createHash('sha256').update(style).digest('base64');
    expect(headers['content-security-policy']).toContain(`'sha256-${hash}'`);
  });
});

describe('HEAD on a voting link', () => {
  it('answers the headers of GET, no body, and changes nothing', async () => {
    const head = await unchanged(() => service.visit('HEAD', link.token));
    const get = await service.visit('GET', link.token);
    expect([head.status, head.text, head.headers]).toEqual([200, '', get.headers]);
  });

  it('has no body for a dead link either', async () => {
    const head = await unchanged(() => service.visit('HEAD', link.token.replace(/.{8}$/, 'AAAAAAAA')));
    expect([head.status, head.text]).toEqual([410, '']);
  });
});

describe('the vote', () => {
  it('counts with decision and code, spaces in the code included, and says what came of it', async () => {
    const page = await vote({ decision: 'approve', code: '123 456', reason: 'Fine\r\nby me' });
    expect([page.status, await statusOf()]).toEqual([200, 'approved']);
    expect(page.text).toContain('You approved this');
    expect(page.text).toContain('The window is approved. It starts and ends automatically');
    const { json } = await service.api('GET /v1/windows/{windowId}', { path: { windowId } });
    expect(json.approvals).toMatchObject({
      votes: [{ approverId: 'ana', decision: 'approve', reason: 'Fine by me', assurance: 'mailbox' }],
    });
  });

  it('rejects as well', async () => {
    const page = await vote({ decision: 'reject', code: link.code, reason: '' });
    expect([page.status, await statusOf()]).toEqual([200, 'rejected']);
    expect(page.text).toContain('You rejected this');
  });

  it('is refused with a wrong code, keeping what was entered and naming the tries left', async () => {
    const page = await unchanged(() => vote({ decision: 'reject', code: '000000', reason: 'No "reason"' }));
    expect(page.status).toBe(403);
    expect(page.text).toContain('role="alert"');
    expect(page.text).toContain('4 tries are left');
    expect(page.text).toContain('value="reject" required checked');
    expect(page.text).toContain('No &quot;reason&quot;</textarea>');
    expect(page.text).not.toContain('000000');
  });

  it.each([
    ['no code', { decision: 'approve' }, 'Enter the 6-digit code'],
    ['letters for a code', { decision: 'approve', code: 'abcdef' }, 'Enter the 6-digit code'],
    ['no decision', { code: '123456' }, 'Choose one of the two answers'],
    ['an unknown decision', { decision: 'maybe', code: '123456' }, 'Choose one of the two answers'],
    ['an overlong reason', { decision: 'approve', code: '123456', reason: 'x'.repeat(501) }, 'Shorten the reason'],
    ['a control character', { decision: 'approve', code: '123456', reason: 'a\u0007b' }, 'Shorten the reason'],
  ])('is refused with %s, which takes no try', async (_name, form, words) => {
    for (let times = 0; times < 6; times++) {
      const page = await unchanged(() => vote(form));
      expect([page.status, page.text]).toEqual([400, expect.stringContaining(words)]);
    }
    expect((await approve()).status).toBe(200);
  });

  it('shows our words for a mistake, whatever else the form says', async () => {
    const page = await vote({ decision: 'approve', code: 'no', problem: 'Call 555-0100', field: 'reason' });
    expect(page.status).toBe(400);
    expect(page.text).not.toContain('555-0100');
    expect(page.text).toContain('Enter the 6-digit code');
  });

  it('is refused when the form is over the limit', async () => {
    const page = await unchanged(() => vote({ decision: 'approve', code: '123456', reason: 'x'.repeat(5000) }));
    expect([page.status, page.text]).toEqual([413, expect.stringContaining('The reason is too long')]);
    expect(page.text).toContain('at most 500 characters');
    expect(page.text).not.toMatch(/bytes|body must/);
  });

  it('locks the code at the fifth wrong one, says until when, and takes the letters at once', async () => {
    for (let times = 1; times <= 4; times++) {
      expect((await unchanged(() => vote({ decision: 'approve', code: '000000' }))).status).toBe(403);
    }
    const until = '2026-11-22 12:00:10 UTC';
    const fifth = await unchanged(() => vote({ decision: 'approve', code: '000000' }));
    expect([fifth.status, fifth.text]).toEqual([403, expect.stringContaining(`works again after ${until}`)]);
    const sixth = await unchanged(approve);
    expect([sixth.status, sixth.text]).toEqual([429, expect.stringContaining(`works again after ${until}`)]);
    expect(sixth.text).toContain('name="code" inputmode="text"');
    expect((await vote({ decision: 'approve', code: 'bcdf-ghjk lmnp' })).status).toBe(200);
    expect(await statusOf()).toBe('approved');
  });
});

describe('a link that opens nothing any more', () => {
  const dead = async (
    visit: () => Promise<{ status: number; text: string }>,
    status: number,
    words: string,
    look = '<section class="card calm" role="status">',
  ) => {
    const page = await unchanged(visit);
    expect([page.status, page.text]).toEqual([status, expect.stringContaining(words)]);
    expect(page.text).toContain(look);
  };
  const alarming = '<section class="card alert" role="alert">';

  it('was used: both pages say so', async () => {
    await approve();
    await dead(() => service.visit('GET', link.token), 410, 'You have already voted');
    await dead(approve, 410, 'You have already voted');
  });

  it('has expired', async () => {
    service.now += 2 * hour;
    await dead(() => service.visit('GET', link.token), 410, 'This request has expired');
    await dead(approve, 410, 'This request has expired');
  });

  it('was replaced by newer mails', async () => {
    for (let mails = 0; mails < 3; mails++) await service.mailedLink(windowId);
    await dead(approve, 410, 'There is a newer mail');
  });

  it('asks about a window that others decided or called off', async () => {
    await service.act('POST /v1/windows/{windowId}/approve', { as: 'ben', path: { windowId } });
    await dead(approve, 409, 'This is already approved');
    await service.api('POST /v1/windows/{windowId}/cancel', { path: { windowId } });
    await dead(() => service.visit('GET', link.token), 409, 'This was cancelled');
  });

  it.each([
    ['a made-up secret', (token: string) => token.replace(/.{8}$/, 'AAAAAAAA'), 410, 'This link does not work'],
    ["somebody else's name", (token: string) => token.replace('.ana.', '.ben.'), 410, 'This link does not work'],
    ['half of the token', (token: string) => token.slice(0, 40), 400, 'This link is not complete'],
    ['no token', () => '', 400, 'This link is not complete'],
    ['an endless token', (token: string) => token.repeat(100), 400, 'This link is not complete'],
  ])('has %s', async (_name, change, status, words) => {
    await dead(() => service.visit('GET', change(link.token)), status, words, alarming);
    await dead(() => vote({ decision: 'approve', code: link.code }, change(link.token)), status, words, alarming);
  });
});

describe('the log of the page', () => {
  it('never holds a token, a code or a reason', async () => {
    await vote({ decision: 'approve', code: '987654', reason: 'confidential' });
    await approve();
    await service.visit('GET', `${link.token}x`);
    const text = JSON.stringify(service.lines);
    for (const secret of [link.token, link.token.slice(-43), '987654', link.code, 'confidential']) {
      expect(text).not.toContain(secret);
    }
    expect(service.lines.slice(-3)).toMatchObject([
      { code: 'refused', facts: { refusal: 'wrong-code', subjectId: windowId, httpStatus: 403 } },
      { code: 'answered', facts: { subjectId: windowId, siteId: 'shop', httpStatus: 200 } },
      { code: 'refused', facts: { refusal: 'malformed', httpStatus: 400 } },
    ]);
  });
});
