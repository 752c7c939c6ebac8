import { editWindow } from '../../lambdas/commands/window/edit-window';
import type { Template } from '../../lambdas/domain/proposal/proposal';
import { noticeMail } from '../../lambdas/mail/notice-mail';
import { votingMail } from '../../lambdas/mail/voting-mail';
import { as, createWorld, requestedWindow, windowRequest } from '../commands/fixtures';
import {
  amendedWindow,
  editedWindow,
  emergencyWindow,
  policyProposalSubject,
  templateProposalSubject,
} from '../reactions/approval/subject-fixtures';
import { mailAbout, mailOn } from './fixtures';

describe('a mail about a changed plan', () => {
  it('says that votes are void, and what changed from what', async () => {
    const world = await createWorld();
    const window = await editedWindow(world, { mode: 'read-only', paths: ['/shop'] });

    const { subject, text } = votingMail(await mailAbout(world, window));

    expect(subject).toContain('Changed maintenance of demo: approve or reject by');
    expect(text).toContain('rita changed the plan for maintenance of demo and asks you to approve it.');
    expect(text).toContain('Votes on the earlier plan no longer count.');
    expect(text).toContain(
      [
        'What was changed:',
        '- Ends',
        '  before: Mon, 2 November 2026 at 12:00 UTC',
        '  after:  Mon, 2 November 2026 at 13:00 UTC',
        '- Lasts',
        '  before: 1 hour',
        '  after:  2 hours',
        '- Mode',
        '  before: full maintenance',
        '  after:  read-only',
        '- Paths',
        '  before: the whole site',
        '  after:  /shop and everything below',
        '- Methods allowed',
        '  before: nothing',
        '  after:  GET, HEAD, OPTIONS',
        '',
        'Starts: ',
      ].join('\n'),
    );
  });

  it('says of what is there on one side only that it was nothing, or becomes it', async () => {
    const world = await createWorld();
    const window = await editedWindow(world, { message: 'Back soon', exemptions: [] });

    const { text } = votingMail(await mailAbout(world, window));

    expect(text).toContain('- Text for visitors\n  before: nothing\n  after:  Back soon\n');
    expect(text).toContain('/robots.txt\n  after:  nothing\n');
  });
});

describe('a mail about an amendment', () => {
  it('shows the plan that stands, with the end in force, and what would change', async () => {
    const world = await createWorld();
    const amended = await amendedWindow(world);
    const window = { ...amended, extendedTo: amended.plan.endsAt + 600 };

    const { subject, text } = votingMail(await mailAbout(world, window, 2));

    expect(subject).toBe('Change to maintenance of demo: approve or reject by Mon 2 Nov, 12:00 UTC');
    expect(text).toContain('Until the change is approved, the current plan stays in force.');
    expect(text).toContain(
      [
        'What would change:',
        '- Ends',
        '  before: Mon, 2 November 2026 at 12:10 UTC',
        '  after:  Mon, 2 November 2026 at 13:00 UTC',
        '- Lasts',
        '  before: 1 hour 10 minutes',
        '  after:  2 hours',
        '',
        'The current plan:',
        '',
      ].join('\n'),
    );
    expect(text).toContain('\nEnds: Mon, 2 November 2026 at 12:10 UTC\n');
    expect(text).toContain('Reason: the copy is slow\n');
    expect(text).toContain(`Window: ${window.windowId}, plan version 2\n`);
  });
});

describe('a mail about an emergency', () => {
  it('says who, why, until when, and by when to ratify', async () => {
    const world = await createWorld();

    const { subject, text } = votingMail(await mailAbout(world, await emergencyWindow(world)));

    expect(subject).toBe('EMERGENCY maintenance of demo: ratify by Tue 3 Nov, 10:00 UTC');
    expect(text).toContain('rita started emergency maintenance of demo. It took effect immediately, without approval.');
    expect(text).toContain('Your answer does not end the maintenance.');
    expect(text).toContain('\nEnds: Mon, 2 November 2026 at 10:30 UTC\n');
    expect(text).toContain('Ratify by: Tue, 3 November 2026 at 10:00 UTC\n');
    expect(text).toContain('Reason: disk full\nStarted by: rita\n');
    expect(text).toContain('If you do not know of an emergency, tell the people who run maintenance immediately.');
  });

  it('asks nothing of those who are only told', async () => {
    const world = await createWorld();
    const asking = await mailAbout(world, await emergencyWindow(world));

    const { text } = votingMail({ ...asking, occasion: 'informed' });

    expect(text).toContain('without approval.\n');
    expect(text).toContain('\nYou get this mail because you are an approver. You cannot vote on this one.\n');
    expect(text).not.toMatch(/say whether|Your answer|token=/i);
  });

  it('without a link says how to ratify by the API', async () => {
    const world = await createWorld();
    const { minted: _, ...asking } = await mailAbout(world, await emergencyWindow(world));

    expect(votingMail(asking).text).toMatch(/POST \/v1\/windows\/demo\.\w+\/ratify\n/);
  });
});

describe('a mail about a proposal', () => {
  it('of a policy says what changes, field by field', async () => {
    const world = await createWorld();
    const proposal = await policyProposalSubject(world);

    const { subject, text } = votingMail(await mailOn(world, { kind: 'proposal', proposal }, 1));

    expect(subject).toBe('Policy of demo: approve or reject by Tue 3 Nov, 10:00 UTC');
    expect(text).toContain(
      [
        'What would change:',
        '- Approvals needed',
        '  before: 1',
        '  after:  2',
        '- Reminders',
        '  before: 1 hour before the deadline',
        '  after:  2 hours, 10 minutes before the deadline',
        '',
        'The complete new policy:',
        'Approvals needed: 2',
      ].join('\n'),
    );
    expect(text).toContain(
      [
        'Reason: an audit asked for it',
        'Requested by: rita',
        'Decide by: Tue, 3 November 2026 at 10:00 UTC',
        'Needed: 1 approval; one rejection is enough to reject',
        `Proposal: ${proposal.proposalId}, plan version 1`,
      ].join('\n'),
    );
  });

  it('of a policy has a text for each of its fields', async () => {
    const world = await createWorld();
    const proposal = await policyProposalSubject(world);
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

    expect(text.match(/(?<=^- ).*|(?<=^ {2}after: {2}).*/gm)).toEqual([
      ...['Rejections', 'the majority decides'],
      ...['Who can approve', 'ana, everyone in group dba, everyone in group sre'],
      ...['Approving own requests', 'allowed'],
      ...['Votes of approvers added after the request', 'count'],
      ...['How to vote', 'signed in, not by mail'],
      ...['A request stays open for', '1 day 1 hour'],
      ...['Reminders', 'none'],
      ...['Shortest notice before a start', '1 minute 1 second'],
      ...['Longest window', '1 minute'],
      ...['Extension without another approval', 'up to 30 minutes'],
      ...['Emergency windows', 'not allowed'],
      ...['To be ratified within', '1 minute'],
    ]);
  });

  it('of a template says that it has no hours, or on which days', async () => {
    const world = await createWorld();
    const proposal = await templateProposalSubject(world);
    if (proposal.content.kind !== 'template') throw new Error('it is a template');
    const { hours, ...template } = proposal.content.template;
    const { days: _, ...everyDay } = hours ?? { from: '', to: '', timeZone: '' };
    const textOf = async (changed: Template) => {
      const content = { kind: 'template', template: changed } as const;
      return votingMail(await mailOn(world, { kind: 'proposal', proposal: { ...proposal, content } }, 1)).text;
    };

    expect(await textOf(template)).toContain('Hours: at any time of day\n');
    expect(await textOf({ ...template, hours: everyDay })).toContain(
      'Hours: 22:00 to 04:00 Europe/Berlin, every day\n',
    );
  });

  it('of a template says its terms', async () => {
    const world = await createWorld();
    const proposal = await templateProposalSubject(world);

    const { subject, text } = votingMail(await mailOn(world, { kind: 'proposal', proposal }, 1));

    expect(subject).toBe('Template of demo: approve or reject by Tue 3 Nov, 10:00 UTC');
    expect(text).toContain(
      [
        'Name: weekly patching',
        'Mode: read-only',
        'Hosts: demo.example, www.demo.example',
        'Paths: /shop and everything below',
        'Longest window: 1 hour 30 minutes',
        'Hours: 22:00 to 04:00 Europe/Berlin, Sat, Sun',
        'Text for visitors: any, up to 280 characters, in any language',
        'Can be used: 12 times',
        'Expires: Fri, 1 January 2027 at 10:00 UTC',
      ].join('\n'),
    );
  });
});

describe('a mail about other words', () => {
  it('says what the reason was, which people may have approved', async () => {
    const world = await createWorld();
    const { windowId } = await requestedWindow(world, windowRequest({ ticket: 'OPS-1' }), as('rita'));
    world.now += 60;
    const window = await editWindow(world.deps, { windowId, reason: 'Another one' }, as('rita'));
    const found = await world.store.load([{ kind: 'directory' }]);
    const about = { directory: found.directory(), site: undefined, personId: 'ana', now: world.now };
    const { text } = noticeMail({ ...about, subject: { kind: 'window', window }, notices: window.notices ?? [] });
    expect(text).toContain('\nThe reason was: database upgrade (ticket OPS-1)\n');
    expect(text).toContain('\nReason for the request: Another one\n');
  });
});
