import { editWindow } from '../../lambdas/commands/window/edit-window';
import { outcomeMail } from '../../lambdas/mail/outcome-mail';
import { votingMail } from '../../lambdas/mail/voting-mail';
import { as, createWorld, requestedWindow } from '../commands/fixtures';
import { approveWindow } from '../commands/signed-votes';
import { mailAbout, mailScenario } from './fixtures';

const terms = {
  startsAt: 'on-approval',
  endsAt: undefined,
  notBefore: '2026-11-02T12:00:00Z',
  notAfter: '2026-11-02T16:00:00Z',
  durationMinutes: 30,
  timeZone: 'Europe/Berlin',
};

describe('a mail about a window that starts on approval', () => {
  it('says what is voted on: the earliest and the latest start, and for how long', async () => {
    const { text } = votingMail(await mailScenario(terms));
    const when =
      'as soon as it is approved, not before Mon, 2 November 2026 at 13:00 CET (Mon 2 Nov, 12:00 UTC), at the latest on Mon, 2 November 2026 at 17:00 CET (Mon 2 Nov, 16:00 UTC)';
    expect(text).toContain(`When: ${when}\nLasts: 30 minutes\nDecide by: Mon, 2 November 2026 at 17:00 CET`);
    expect(text).toContain(`Starts: ${when}\nEnds: 30 minutes after its start\nLasts: 30 minutes\n`);
  });

  it('says how long after the approval it starts', async () => {
    const world = await createWorld({ leadTimeSeconds: 120 });
    const window = await requestedWindow(world, { ...terms, notBefore: undefined });
    const { text } = votingMail(await mailAbout(world, window));
    expect(text).toContain('When: as soon as it is approved and 2 minutes have passed, at the latest on ');
  });

  it('says the start that the approval set, once it is approved', async () => {
    const world = await createWorld();
    const asked = await requestedWindow(world, { ...terms, notBefore: undefined });
    world.now += 3600;
    const window = await approveWindow(world.deps, { windowId: asked.windowId }, as('ana'));
    const { description, directory } = await mailAbout(world, window);
    const { text } = outcomeMail({ description, directory, outcome: 'approved', own: true, personId: 'rita' });
    expect(text).toContain('Starts: Mon, 2 November 2026 at 12:00:01 CET');
    expect(text).toContain('Ends: Mon, 2 November 2026 at 12:30:01 CET');
  });

  it('shows the start of an earlier plan and that there is none now', async () => {
    const world = await createWorld();
    const { windowId } = await requestedWindow(world);
    const changes = { startsAt: 'on-approval', notAfter: '2026-11-02T16:00:00Z' };
    const window = await editWindow(world.deps, { windowId, ...changes }, as('rita'));
    const { text } = votingMail(await mailAbout(world, window));
    expect(text).toContain(
      '- Starts\n  before: Mon, 2 November 2026 at 11:00 UTC\n  after:  as soon as it is approved, at the latest on',
    );
  });
});

describe('a mail about a window on some hostnames', () => {
  it('says on which, and what visitors of these see', async () => {
    const { text } = votingMail(await mailScenario({ hostnames: ['www.demo.example'] }));
    expect(text).toContain('instead of the site on www.demo.example.');
    expect(text).toContain('Hosts: only www.demo.example, not the other hosts of the site\n');
  });

  it('says nothing of that about one on all of them', async () => {
    const { text } = votingMail(await mailScenario());
    expect(text).toContain('instead of the site.');
    expect(text).toContain('Hosts: demo.example, www.demo.example\n');
  });
});
