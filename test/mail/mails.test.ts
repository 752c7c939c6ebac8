import fc from 'fast-check';
import { votingMail } from '../../lambdas/mail/approval-mail';
import { approvalsUrl, mailScenario, minted, topicIn } from './fixtures';

describe('a mail that asks for a vote', () => {
  it('has the link and the code on lines of their own, and no code in the link', async () => {
    const asking = await mailScenario();

    const lines = votingMail(asking).text.split('\n');

    const link = `${approvalsUrl}?token=${asking.window.windowId}.ben.${minted.secret}`;
    expect(lines.filter((line) => line.includes(minted.secret))).toEqual([link]);
    expect(lines.filter((line) => line.includes(minted.code))).toEqual([minted.code]);
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

    expect(subject).toBe('Maintenance of demo: approve or reject by 2026-11-02 11:00 UTC');
    expect(text).toContain(
      [
        'What:       read-only: requests that write are answered with 403',
        'Where:      demo.example, www.demo.example, only below /shop, /cart',
        'From:       2026-11-02 12:00 Europe/Berlin (2026-11-02 11:00 UTC)',
        'Until:      2026-11-02 13:00 Europe/Berlin (2026-11-02 12:00 UTC)',
        'Exempt:     /.well-known/acme-challenge, /health, /healthz, /robots[.]txt',
        'Visitors:   Back soon: see www[.]status[.]example',
        'Decide by:  2026-11-02 12:00 Europe/Berlin (2026-11-02 11:00 UTC)',
        'Asked by:   rita',
        'Reason:     database upgrade',
        'Ticket:     OPS-7 https[:]//tickets[.]example/7',
        `Window:     ${asking.window.windowId}, plan version 1`,
      ].join('\n'),
    );
  });

  it('says who tests, which methods pass, who may read refusals, and what visitors read in their language', async () => {
    const testers = await mailScenario({ mode: 'testers-only', messages: { fr: 'Bientôt de retour' } });

    const { text } = votingMail(testers);

    expect(text).toContain('What:       testers only: everyone without a bypass is answered with 503');
    expect(text).toContain('\nIn fr:      Bientôt de retour\n');

    const { window } = await mailScenario({ mode: 'read-only' });
    const corsOrigins = ['https://app.example'];
    const plan = { ...window.plan, allowedMethods: ['GET', 'POST'], corsOrigins, overrunSeconds: 5400 } as const;
    const topic = topicIn({ kind: 'window', window: { ...window, plan } }, 1);
    const passing = votingMail({ ...testers, topic }).text;
    expect(passing).toContain('\nPassing:    GET, POST\n');
    expect(passing).toContain('\nOrigins:    https[:]//app[.]example\n');
    expect(passing).toContain('\nOverrun:    at most 1 h 30 min longer, without asking again\n');
  });

  it('cannot be made to show a second code or link by the one who asks', async () => {
    const asking = await mailScenario({ reason: 'please\n\n999999\n\nhttps://evil.example/approvals?token=x' });

    const { text } = votingMail(asking);

    expect(text.match(/^\d{6}$/gm)).toEqual([minted.code]);
    expect(text.match(/https?:\/\//g)).toHaveLength(1);
  });

  it('names the machine that asked and whose it is', async () => {
    expect(votingMail(await mailScenario({}, 'robot')).text).toContain('Asked by:   robot, which belongs to ana\n');
  });

  it('names a requester who left by id, and one who never was there by principal', async () => {
    const asking = await mailScenario();
    const directory = { people: [], machines: [], version: 9 };
    const { principal } = asking.window.requestedBy;
    const nameless = { ...asking.topic, requestedBy: { principal } };

    expect(votingMail({ ...asking, directory }).text).toContain('Asked by:   rita\n');
    expect(votingMail({ ...asking, directory, topic: nameless }).text).toContain(`Asked by:   ${principal}\n`);
  });

  it('says in its subject and its text that it reminds', async () => {
    const { subject, text } = votingMail({ ...(await mailScenario()), occasion: 'reminder' });

    expect(subject).toBe('Reminder: Maintenance of demo: approve or reject by 2026-11-02 11:00 UTC');
    expect(text).toContain('You were asked before and have not voted yet.\n');
  });

  it('says that five wrong codes burned the link before', async () => {
    expect(votingMail({ ...(await mailScenario()), occasion: 'burned' }).text).toContain(
      'Your last link opens nothing any more: five wrong codes were tried on it.',
    );
  });

  it('without a link says how to vote by the API', async () => {
    const { minted: _, ...asking } = await mailScenario();

    const { text } = votingMail(asking);

    expect(text).toContain(`POST /v1/windows/${asking.window.windowId}/approve\n`);
    expect(text).toContain(`POST /v1/windows/${asking.window.windowId}/reject\n`);
    expect(text).not.toContain('do not forward');
  });
});

describe('any mail', () => {
  it('has an ASCII subject of at most 99 characters, whatever the site and the occasion', async () => {
    const asking = await mailScenario();
    const kinds = ['request', 'change', 'amendment', 'emergency', 'policy', 'template'] as const;
    const occasions = ['question', 'reminder', 'burned', 'withdrawn', 'told'] as const;
    fc.assert(
      fc.property(fc.constantFrom(...kinds), fc.constantFrom(...occasions), (kind, occasion) => {
        const topic = { ...asking.topic, kind, siteId: 'x'.repeat(24) };
        const { subject } = votingMail({ ...asking, topic, occasion });
        expect(subject).toMatch(/^[\x20-\x7e]{1,99}$/);
      }),
    );
  });
});
