import fc from 'fast-check';
import type { Subject } from '../../lambdas/domain/subject';
import type { Window } from '../../lambdas/domain/window';
import { type Occasion, votingMail } from '../../lambdas/flow/approval-mail';
import { outcomeMail } from '../../lambdas/flow/outcome-mail';
import { topicOf } from '../../lambdas/flow/topic';
import { as, givenRequested, givenWorld, hour, type World, wish } from '../commands/given';
import {
  givenAmended,
  givenEdited,
  givenEmergency,
  givenPolicyProposal,
  givenTemplateProposal,
} from './subjects-given';

const minted = { secret: 's'.repeat(43), code: '042017' };
const approvalsUrl = 'https://quiesce.example/approvals';

function topicIn(subject: Subject, planVersion: number) {
  const topic = topicOf(subject, planVersion);
  if (!topic) throw new Error('the plan version was edited away');
  return topic;
}

async function mailOn(world: World, subject: Subject, planVersion: number, occasion: Occasion = 'question') {
  const directory = (await world.store.load([{ kind: 'directory' }])).directory();
  const topic = topicIn(subject, planVersion);
  return { topic, directory, approverId: 'ben', minted, approvalsUrl, occasion };
}

const mailAbout = (world: World, window: Window, planVersion = window.planVersion) =>
  mailOn(world, { kind: 'window', window }, planVersion);

async function given(changes: Parameters<typeof wish>[0] = {}, who = 'rita') {
  const world = await givenWorld();
  const window = await givenRequested(world, wish(changes), as(who));
  return { window, ...(await mailAbout(world, window)) };
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
        'Where:      demo.example, www.demo.example, only below /shop, /cart',
        'From:       2026-11-02 12:00 Europe/Berlin (2026-11-02 11:00 UTC)',
        'Until:      2026-11-02 13:00 Europe/Berlin (2026-11-02 12:00 UTC)',
        'Exempt:     /[.]well-known/acme-challenge, /health, /healthz, /robots[.]txt',
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
    const testers = await given({ mode: 'testers-only', messages: { fr: 'Bientôt de retour' } });

    const { text } = votingMail(testers);

    expect(text).toContain('What:       testers only: everyone without a bypass is answered with 503');
    expect(text).toContain('\nIn fr:      Bientôt de retour\n');

    const { window } = await given({ mode: 'read-only' });
    const corsOrigins = ['https://app.example'];
    const plan = { ...window.plan, allowedMethods: ['GET', 'POST'], corsOrigins, overrunSeconds: 5400 } as const;
    const topic = topicIn({ kind: 'window', window: { ...window, plan } }, 1);
    const passing = votingMail({ ...testers, topic }).text;
    expect(passing).toContain('\nPassing:    GET, POST\n');
    expect(passing).toContain('\nOrigins:    https[:]//app[.]example\n');
    expect(passing).toContain('\nOverrun:    at most 1 h 30 min longer, without asking again\n');
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
    const directory = { people: [], machines: [], version: 9 };
    const { principal } = asking.window.requestedBy;
    const nameless = { ...asking.topic, requestedBy: { principal } };

    expect(votingMail({ ...asking, directory }).text).toContain('Asked by:   rita\n');
    expect(votingMail({ ...asking, directory, topic: nameless }).text).toContain('Asked by:   somebody unknown\n');
  });

  it('says in its subject and its text that it reminds', async () => {
    const { subject, text } = votingMail({ ...(await given()), occasion: 'reminder' });

    expect(subject).toBe('Reminder: Maintenance of demo: approve or reject by 2026-11-02 11:00 UTC');
    expect(text).toContain('You were asked before and have not voted yet.\n');
  });

  it('says that five wrong codes burned the link before', async () => {
    expect(votingMail({ ...(await given()), occasion: 'burned' }).text).toContain(
      'Your last link opens nothing any more: five wrong codes were tried on it.',
    );
  });

  it('without a link says how to vote by the API', async () => {
    const { minted: _, ...asking } = await given();

    const { text } = votingMail(asking);

    expect(text).toContain(`POST /v1/windows/${asking.window.windowId}/approve\n`);
    expect(text).toContain(`POST /v1/windows/${asking.window.windowId}/reject\n`);
    expect(text).not.toContain('do not forward');
  });
});

describe('a mail about a changed plan', () => {
  it('says that votes are void, and what changed from what', async () => {
    const world = await givenWorld();
    const window = await givenEdited(world, { mode: 'read-only', paths: ['/shop'] });

    const { subject, text } = votingMail(await mailAbout(world, window));

    expect(subject).toContain('Changed maintenance of demo: approve or reject by');
    expect(text).toContain('The plan was changed; earlier votes are void.');
    expect(text).toContain(
      [
        'What changed:',
        '- What: full maintenance: every request is answered with 503',
        '  becomes read-only: requests that write are answered with 403',
        '- Where: demo.example, www.demo.example, the whole site',
        '  becomes demo.example, www.demo.example, only below /shop',
        '- Until: 2026-11-02 12:00 UTC',
        '  becomes 2026-11-02 13:00 UTC',
        '',
        'What:       read-only',
      ].join('\n'),
    );
  });

  it('says of what is there on one side only that it was nothing, or becomes it', async () => {
    const world = await givenWorld();
    const window = await givenEdited(world, { message: 'Back soon', exemptions: [] });

    const { text } = votingMail(await mailAbout(world, window));

    expect(text).toContain('- Visitors: nothing\n  becomes Back soon\n');
    expect(text).toContain('/robots[.]txt\n  becomes nothing\n');
  });
});

describe('a mail about an amendment', () => {
  it('shows the plan that stands, with the end in force, and what would change', async () => {
    const world = await givenWorld();
    const amended = await givenAmended(world);
    const window = { ...amended, extendedTo: amended.plan.endsAt + 600 };

    const { subject, text } = votingMail(await mailAbout(world, window, 2));

    expect(subject).toBe('Change of the running maintenance of demo: approve or reject by 2026-11-02 12:00 UTC');
    expect(text).toContain('The plan that stands holds until enough approvers agree.');
    expect(text).toContain(
      'What would change:\n- Until: 2026-11-02 12:10 UTC\n  becomes 2026-11-02 13:00 UTC\n\nThe plan that stands until then:\n',
    );
    expect(text).toContain('Until:      2026-11-02 12:10 UTC\n');
    expect(text).toContain('Reason:     the copy is slow\n');
    expect(text).toContain(`Window:     ${window.windowId}, plan version 2\n`);
  });
});

describe('a mail about an emergency', () => {
  it('says who, why, until when, and by when to ratify', async () => {
    const world = await givenWorld();

    const { subject, text } = votingMail(await mailAbout(world, await givenEmergency(world)));

    expect(subject).toBe('EMERGENCY maintenance of demo: ratify by 2026-11-03 10:00 UTC');
    expect(text).toContain('is in force: it was started without an approval.');
    expect(text).toContain('Until:      2026-11-02 10:30 UTC\n');
    expect(text).toContain('Ratify by:  2026-11-03 10:00 UTC\nStarted by: rita\nReason:     disk full\n');
    expect(text).toContain('You know of no emergency? Tell the people who run maintenance at once.');
  });

  it('without a link says how to ratify by the API', async () => {
    const world = await givenWorld();
    const { minted: _, ...asking } = await mailAbout(world, await givenEmergency(world));

    expect(votingMail(asking).text).toMatch(/POST \/v1\/windows\/demo\.\w+\/ratify\n/);
  });
});

describe('a mail about a proposal', () => {
  it('of a policy says what changes, field by field', async () => {
    const world = await givenWorld();
    const proposal = await givenPolicyProposal(world);

    const { subject, text } = votingMail(await mailOn(world, { kind: 'proposal', proposal }, 1));

    expect(subject).toBe('Policy of demo: approve or reject by 2026-11-03 10:00 UTC');
    expect(text).toContain(
      [
        'What would change:',
        '- Approvals: 1, and one rejection decides',
        '  becomes 2, and one rejection decides',
        '- Reminders: 1 h before the deadline',
        '  becomes 2 h, 10 min before the deadline',
        '',
        'Decide by:  2026-11-03 10:00 UTC',
        'Asked by:   rita',
        'Reason:     an audit asked for it',
        `Proposal:   ${proposal.proposalId}, plan version 1`,
      ].join('\n'),
    );
  });

  it('of a policy has a text for each of its fields', async () => {
    const world = await givenWorld();
    const proposal = await givenPolicyProposal(world);
    if (proposal.content.kind !== 'policy') throw new Error('it is a policy');
    const { replaces } = proposal.content;
    const policy = {
      ...replaces,
      veto: false,
      selfApproval: true,
      lateApprovers: true,
      requireLogin: true,
      approvers: { people: ['ana'], groups: ['dba', 'sre'] },
      remindBeforeSeconds: [],
      timeoutSeconds: 90_000,
      leadTimeSeconds: 61,
      maximumDurationSeconds: 60,
      overrunSeconds: 1800,
      emergency: { maximumDurationSeconds: 0, ratifyWithinSeconds: 60 },
    };
    const content = { kind: 'policy', replaces, policy } as const;

    const { text } = votingMail(await mailOn(world, { kind: 'proposal', proposal: { ...proposal, content } }, 1));

    expect(text.match(/^- [\w ]+|(?<=^ {2}becomes ).*/gm)).toEqual([
      ...['- Approvals', '1, by majority'],
      ...['- Approvers', 'ana, group dba, group sre'],
      ...['- Own ones', 'whoever asks may vote'],
      ...['- Late ones', 'count'],
      ...['- Votes', 'signed only'],
      ...['- Open for', '1 d 1 h'],
      ...['- Reminders', 'none'],
      ...['- Lead time', '1 min 1 s'],
      ...['- Longest', '1 min'],
      ...['- Overrun', '30 min'],
      ...['- Emergency', 'off'],
    ]);
  });

  it('of a template says its terms', async () => {
    const world = await givenWorld();
    const proposal = await givenTemplateProposal(world);

    const { subject, text } = votingMail(await mailOn(world, { kind: 'proposal', proposal }, 1));

    expect(subject).toBe('Template of demo: approve or reject by 2026-11-03 10:00 UTC');
    expect(text).toContain(
      [
        'Name:       weekly patching',
        'What:       read-only: requests that write are answered with 403',
        'Where:      demo.example, www.demo.example, only below /shop',
        'Longest:    1 h 30 min',
        'Hours:      22:00 to 04:00 Europe/Berlin, from Sat, Sun',
        'Uses:       12',
        'Expires:    2027-01-01 10:00 UTC',
      ].join('\n'),
    );
  });
});

describe('any mail', () => {
  it('has an ASCII subject of at most 99 characters, whatever the site and the occasion', async () => {
    const asking = await given();
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

describe('a mail about the outcome', () => {
  it.each(['approved', 'rejected', 'expired', 'cancelled'] as const)('says first that it is %s', async (decision) => {
    const { topic, directory } = await given();

    const { subject, text } = outcomeMail({ topic, decision, directory, own: true });

    expect(subject).toBe(`Maintenance of demo: ${decision}`);
    expect(text.split('\n')[0]).toBe(`Your request for maintenance of demo is ${decision}.`);
    expect(text).toContain('Votes (1 needed):\n- none\n');
  });

  it('lists a voter who left by id', async () => {
    const { window, directory } = await given();
    const vote = { approverId: 'zoe', decision: 'approve', at: 0, assurance: 'signed' } as const;
    const topic = topicIn({ kind: 'window', window: { ...window, votes: [vote] } }, 1);

    const { text } = outcomeMail({ topic, decision: 'approved', directory, own: true });

    expect(text).toContain('- approve by zoe, 1970-01-01 00:00 UTC\n');
  });

  it('of a template says what it is good for', async () => {
    const world = await givenWorld();
    world.now += hour;
    const proposal = await givenTemplateProposal(world);
    const { topic, directory } = await mailOn(world, { kind: 'proposal', proposal }, 1);

    const { text } = outcomeMail({ topic, decision: 'approved', directory, own: true });

    expect(text).toContain('Your template for maintenance of demo is approved.\nWindows within its terms can be');
  });
});
