import type { Template } from '../../lambdas/domain/proposal/proposal';
import { votingMail } from '../../lambdas/mail/approval-mail';
import { createWorld } from '../commands/fixtures';
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
    const world = await createWorld();
    const window = await editedWindow(world, { message: 'Back soon', exemptions: [] });

    const { text } = votingMail(await mailAbout(world, window));

    expect(text).toContain('- Visitors: nothing\n  becomes Back soon\n');
    expect(text).toContain('/robots[.]txt\n  becomes nothing\n');
  });
});

describe('a mail about an amendment', () => {
  it('shows the plan that stands, with the end in force, and what would change', async () => {
    const world = await createWorld();
    const amended = await amendedWindow(world);
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
    const world = await createWorld();

    const { subject, text } = votingMail(await mailAbout(world, await emergencyWindow(world)));

    expect(subject).toBe('EMERGENCY maintenance of demo: ratify by 2026-11-03 10:00 UTC');
    expect(text).toContain('is in force: it was started without an approval.');
    expect(text).toContain('Your answer does not end it: it ends by itself');
    expect(text).toContain('Until:      2026-11-02 10:30 UTC\n');
    expect(text).toContain('Ratify by:  2026-11-03 10:00 UTC\nStarted by: rita\nReason:     disk full\n');
    expect(text).toContain('You know of no emergency? Tell the people who run maintenance at once.');
  });

  it('asks nothing of those who are only told', async () => {
    const world = await createWorld();
    const asking = await mailAbout(world, await emergencyWindow(world));

    const { text } = votingMail({ ...asking, occasion: 'told' });

    expect(text).toContain(
      'without an approval.\nYou are told because you approve here; on this one you cannot vote.\n',
    );
    expect(text).not.toMatch(/Say whether|Your answer|token=/);
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

  it('of a template says nothing of hours that it does not set', async () => {
    const world = await createWorld();
    const proposal = await templateProposalSubject(world);
    if (proposal.content.kind !== 'template') throw new Error('it is a template');
    const { hours, ...template } = proposal.content.template;
    const { days: _, ...everyDay } = hours ?? { from: '', to: '', timeZone: '' };
    const textOf = async (changed: Template) => {
      const content = { kind: 'template', template: changed } as const;
      return votingMail(await mailOn(world, { kind: 'proposal', proposal: { ...proposal, content } }, 1)).text;
    };

    expect(await textOf(template)).not.toContain('Hours:');
    expect(await textOf({ ...template, hours: everyDay })).toContain('Hours:      22:00 to 04:00 Europe/Berlin\n');
  });

  it('of a template says its terms', async () => {
    const world = await createWorld();
    const proposal = await templateProposalSubject(world);

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
