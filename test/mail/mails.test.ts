import fc from 'fast-check';
import { votingMail } from '../../lambdas/mail/voting-mail';
import { approvalsUrl, descriptionOf, mailScenario, minted } from './fixtures';

describe('a mail that asks for a vote', () => {
  it('has the link and the code on lines of their own, and no code in the link', async () => {
    const asking = await mailScenario();

    const lines = votingMail(asking).text.split('\n');

    const link = `${approvalsUrl}?token=${asking.window.windowId}.ben.${minted.secret}`;
    expect(lines.filter((line) => line.includes(minted.secret))).toEqual([link]);
    expect(lines.filter((line) => line.includes(minted.code))).toEqual([minted.code]);
  });

  it('tells times in the zone of its reader first, then in those of the window and the site, and in UTC', async () => {
    const asking = await mailScenario({ timeZone: 'Europe/Berlin' });
    const people = asking.directory.people.map((person) =>
      person.personId === 'ben' ? { ...person, timeZone: 'Asia/Kolkata' } : person,
    );

    const { subject, text } = votingMail({ ...asking, directory: { ...asking.directory, people } });

    expect(subject).toBe('Maintenance of demo: approve or reject by Mon 2 Nov, 16:30 GMT+5:30');
    expect(text).toContain('When: Mon 2 Nov, 16:30 – 17:30 GMT+5:30 (12:00 – 13:00 CET, 11:00 – 12:00 UTC)\n');
    expect(text).toContain('Starts: Mon, 2 November 2026 at 16:30 GMT+5:30 (12:00 CET, 11:00 UTC)');
  });

  it('says what, where, when, who and why', async () => {
    const asking = await mailScenario({
      mode: 'read-only',
      timeZone: 'Europe/Berlin',
      paths: ['/shop', '/cart'],
      ticket: 'OPS-7 https://tickets.example/7',
      message: 'Back soon:\nsee www.status.example',
    });

    const { subject, text } = votingMail(asking);

    expect(subject).toBe('Maintenance of demo: approve or reject by Mon 2 Nov, 12:00 CET');
    expect(text.split('\n').slice(0, 10)).toEqual([
      'Hello ben,',
      '',
      'rita asks you to approve maintenance of demo.',
      'Visitors can still read the paths listed. Requests that write are refused (HTTP 403).',
      '',
      'When: Mon 2 Nov, 12:00 – 13:00 CET (Mon 2 Nov, 11:00 – 12:00 UTC)',
      'Lasts: 1 hour',
      'Decide by: Mon, 2 November 2026 at 12:00 CET (Mon 2 Nov, 11:00 UTC)',
      '',
      'To approve or reject, open this link:',
    ]);
    expect(text).toContain(
      [
        'Starts: Mon, 2 November 2026 at 12:00 CET (Mon 2 Nov, 11:00 UTC)',
        'Ends: Mon, 2 November 2026 at 13:00 CET (Mon 2 Nov, 12:00 UTC)',
        'Lasts: 1 hour',
        'Mode: read-only',
        'Hosts: demo.example, www.demo.example',
        'Paths: /shop, /cart and everything below',
        'Methods allowed: GET, HEAD, OPTIONS',
        'Never blocked: /.well-known/acme-challenge, /health, /healthz, /robots.txt',
        'Text for visitors: Back soon: see www[.]status[.]example',
        '',
        'Reason: database upgrade',
        'Requested by: rita',
        'Ticket: OPS-7 https[:]//tickets[.]example/7',
        'Decide by: Mon, 2 November 2026 at 12:00 CET (Mon 2 Nov, 11:00 UTC)',
        'Needed: 1 approval; one rejection is enough to reject',
        `Window: ${asking.window.windowId}, plan version 1`,
      ].join('\n'),
    );
  });

  it('says how to say no, and what happens without an answer', async () => {
    const { text } = votingMail(await mailScenario());

    expect(text).toContain('lets you choose "Approve" or "Reject".');
    expect(text).toContain('If it is not approved in time, the maintenance does not take place.');
  });

  it('says who tests, which methods pass, who may read refusals, and what visitors read in their language', async () => {
    const testers = await mailScenario({ mode: 'testers-only', messages: { fr: 'Bientôt de retour' } });

    const { text } = votingMail(testers);

    expect(text).toContain(
      'Only testers with a bypass reach the site. Everyone else gets a maintenance page (HTTP 503).',
    );
    expect(text).toContain('\nText for visitors (fr): Bientôt de retour\n');

    const { window } = await mailScenario({ mode: 'read-only' });
    const corsOrigins = ['https://app.example'];
    const scope = { paths: ['/shop'], pathMatch: 'segments-and-suffixes' } as const;
    const visitors = { allowedMethods: ['GET', 'POST'], corsOrigins } as const;
    const plan = { ...window.plan, ...scope, ...visitors, overrunSeconds: 5400 } as const;
    const description = descriptionOf({ kind: 'window', window: { ...window, plan } }, 1);
    const passing = votingMail({ ...testers, description }).text;
    expect(passing).toContain('\nSuffixes: the paths also cover forms such as .json, . and :x\n');
    expect(passing).toContain('\nMethods allowed: GET, POST\n');
    expect(passing).toContain('\nScripts that can read refusals: https[:]//app[.]example\n');
    expect(passing).toContain('\nExtension: up to 1 hour 30 minutes longer without another approval\n');
  });

  it('cannot be made to show a second code or link by the one who asks', async () => {
    const asking = await mailScenario({ reason: 'please\n\n999999\n\nhttps://evil.example/approvals?token=x' });

    const { text } = votingMail(asking);

    expect(text.match(/^\d{6}$/gm)).toEqual([minted.code]);
    expect(text.match(/https?:\/\//g)).toHaveLength(1);
  });

  it('names the machine that asked and whose it is', async () => {
    expect(votingMail(await mailScenario({}, 'robot')).text).toContain('Requested by: robot, a machine of ana\n');
  });

  it('names a requester who left by id, and one who never was there by principal', async () => {
    const asking = await mailScenario();
    const directory = { people: [], machines: [], version: 9 };
    const { principal } = asking.window.requestedBy;
    const nameless = { ...asking.description, requestedBy: { principal } };

    expect(votingMail({ ...asking, directory }).text).toContain('Requested by: rita\n');
    expect(votingMail({ ...asking, directory, description: nameless }).text).toContain(
      'Requested by: rita (IAM user, not in the directory)\n',
    );
  });

  it('says in its subject and its text that it reminds', async () => {
    const { subject, text } = votingMail({ ...(await mailScenario()), occasion: 'reminder' });

    expect(subject).toBe('Reminder: Maintenance of demo: approve or reject by Mon 2 Nov, 11:00 UTC');
    expect(text).toContain('This is a reminder: you have not voted yet.\n');
  });

  it('prints the letters that work when the code is locked', async () => {
    expect(votingMail(await mailScenario()).text).toMatch(
      /enter these letters instead of the code:\n\nBCDF-GHJK-LMNP\n/,
    );
  });

  it('without a link says how to vote by the API', async () => {
    const { minted: _, ...asking } = await mailScenario();

    const { text } = votingMail(asking);

    expect(text).toContain(`POST /v1/windows/${asking.window.windowId}/approve\n`);
    expect(text).toContain(`POST /v1/windows/${asking.window.windowId}/reject\n`);
    expect(text).not.toMatch(/do not forward/i);
  });
});

describe('any mail', () => {
  it('has an ASCII subject of at most 99 characters, whatever the site and the occasion', async () => {
    const asking = await mailScenario();
    const kinds = ['request', 'change', 'amendment', 'emergency', 'policy', 'template'] as const;
    const occasions = ['question', 'reminder', 'withdrawn', 'informed'] as const;
    fc.assert(
      fc.property(fc.constantFrom(...kinds), fc.constantFrom(...occasions), (kind, occasion) => {
        const description = { ...asking.description, kind, siteId: 'x'.repeat(24) };
        const { subject } = votingMail({ ...asking, description, occasion });
        expect(subject).toMatch(/^[\x20-\x7e]{1,99}$/);
      }),
    );
  });
});
