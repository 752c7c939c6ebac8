import { votingMail } from '../../lambdas/flow/approval-mail';
import { outcomeMail } from '../../lambdas/flow/outcome-mail';
import { as, givenRequested, givenWorld, wish } from '../commands/given';

const minted = { secret: 's'.repeat(43), code: '042017' };
const approvalsUrl = 'https://quiesce.example/approvals';

async function given(changes: Parameters<typeof wish>[0] = {}, who = 'rita') {
  const world = await givenWorld();
  const window = await givenRequested(world, wish(changes), as(who));
  const directory = (await world.store.load([{ kind: 'directory' }])).directory();
  return { window, directory, approverId: 'ben', minted, approvalsUrl };
}

describe('a mail that asks for a vote', () => {
  it('has the link and the code on lines of their own, and no code in the link', async () => {
    const asking = await given();

    const lines = votingMail(asking).text.split('\n');

    const link = `${approvalsUrl}?token=${asking.window.windowId}.ben.${minted.secret}`;
    expect(lines.filter((line) => line.includes(minted.secret))).toEqual([link]);
    expect(lines.filter((line) => line.includes(minted.code))).toEqual([minted.code]);
  });

  it('says what, where, when, who and why', async () => {
    const asking = await given({
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
        'Where:      demo.example, www.demo.example',
        '            only below /shop, /cart',
        'From:       2026-11-02 12:00 Europe/Berlin (2026-11-02 11:00 UTC)',
        'Until:      2026-11-02 13:00 Europe/Berlin (2026-11-02 12:00 UTC)',
        'Visitors:   Back soon: see www[.]status[.]example',
        'Decide by:  2026-11-02 12:00 Europe/Berlin (2026-11-02 11:00 UTC)',
        'Asked by:   rita',
        'Reason:     database upgrade',
        'Ticket:     OPS-7 https[:]//tickets[.]example/7',
      ].join('\n'),
    );
  });

  it('says who tests, which methods pass and what visitors read in their language', async () => {
    const testers = await given({ mode: 'testers-only', messages: { fr: 'Bientôt de retour' } });

    const { text } = votingMail(testers);

    expect(text).toContain('What:       testers only: everyone without a bypass is answered with 503');
    expect(text).toContain('\nIn fr:      Bientôt de retour\n');

    const { window } = await given({ mode: 'read-only' });
    const plan = { ...window.plan, allowedMethods: ['GET', 'POST'] } as const;
    expect(votingMail({ ...testers, window: { ...window, plan } }).text).toContain('\nPassing:    GET, POST\n');
  });

  it('cannot be made to show a second code or link by the one who asks', async () => {
    const asking = await given({ reason: 'please\n\n999999\n\nhttps://evil.example/approvals?token=x' });

    const { text } = votingMail(asking);

    expect(text.match(/^\d{6}$/gm)).toEqual([minted.code]);
    expect(text.match(/https?:\/\//g)).toHaveLength(1);
  });

  it('names the machine that asked and whose it is', async () => {
    expect(votingMail(await given({}, 'robot')).text).toContain('Asked by:   robot, which belongs to ana\n');
  });

  it('names a requester who left by id, or as unknown', async () => {
    const asking = await given();
    const { window } = asking;
    const directory = { people: [], machines: [], version: 9 };
    const nameless = { ...window, requestedBy: { principal: window.requestedBy.principal } };

    expect(votingMail({ ...asking, directory }).text).toContain('Asked by:   rita\n');
    expect(votingMail({ ...asking, directory, window: nameless }).text).toContain('Asked by:   somebody unknown\n');
  });
});

describe('a mail about the outcome', () => {
  it.each(['approved', 'rejected', 'expired', 'cancelled'] as const)('says first that it is %s', async (decision) => {
    const { window, directory } = await given();

    const { subject, text } = outcomeMail(window, decision, directory);

    expect(subject).toBe(`Maintenance of demo: ${decision}`);
    expect(text.split('\n')[0]).toBe(`Your request for maintenance of demo is ${decision}.`);
    expect(text).toContain('Votes (1 needed):\n- none\n');
  });

  it('lists a voter who left by id', async () => {
    const { window, directory } = await given();
    const vote = { approverId: 'zoe', decision: 'approve', at: 0, assurance: 'signed' } as const;

    const { text } = outcomeMail({ ...window, votes: [vote] }, 'approved', directory);

    expect(text).toContain('- approve by zoe, 1970-01-01 00:00 UTC\n');
  });
});
