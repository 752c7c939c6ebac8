import { awaitVotingMail, voteOnPage } from '../../../local/tour/mailbox';
import { Stage, until } from '../harness';
import { outcomesAbout } from './executions';
import { addApprovers, voteOnceLetIn } from './people';

const patience = 120_000;
let stage: Stage;
let ten: readonly string[];
beforeAll(async () => {
  stage = await Stage.open();
  ten = ['ana', 'ben', ...(await addApprovers(stage, 'cy', 8))];
  await stage.createSite('all', { approvalsRequired: 10 });
}, 180_000);
afterAll(() => stage.close(), 30_000);

const mailTo = (who: string, windowId: string) =>
  awaitVotingMail(stage.endpoints.mailbox, `${who}@example.com`, windowId, 30_000);

/** Casts the votes all at once. @returns how the pages answered. */
async function voteAtOnce(windowId: string, who: readonly string[]): Promise<readonly number[]> {
  const mails = await Promise.all(who.map((person) => mailTo(person, windowId)));
  const pages = await Promise.all(mails.map((mail) => voteOnPage(mail, 'approve')));
  return pages.map(({ status }) => status);
}

describe('ten approvals of ten', () => {
  it(
    'approve together, and the execution says what is recorded',
    async () => {
      const { windowId } = await stage.requestWindow({ siteId: 'all', inSeconds: 3600 });
      // One answer may be that everybody voted at once: such a vote was not recorded and is cast again.
      let waiting = ten;
      while (waiting.length > 0) {
        const answers = await voteAtOnce(windowId, waiting);
        waiting = waiting.filter((_, index) => answers[index] !== 200 && answers[index] !== 410);
      }
      const approved = await stage.untilStatus(windowId, 'approved');
      const { votes } = approved.approvals as { votes: readonly { approverId: string }[] };
      expect(votes.map(({ approverId }) => approverId).sort()).toEqual([...ten].sort());
      expect(await stage.runningExecutions()).toEqual([]);
      expect(outcomesAbout(stage, windowId)).toEqual([['SUCCEEDED', 'approved']]);
    },
    patience,
  );

  it(
    'approve across a restart in the middle',
    async () => {
      const { windowId } = await stage.requestWindow({ siteId: 'all', inSeconds: 7200 });
      for (const who of ten.slice(0, 5)) expect((await voteOnceLetIn(await mailTo(who, windowId))).status).toBe(200);
      await stage.kill();
      await stage.restart();
      expect(await stage.window(windowId)).toMatchObject({ status: 'requested' });
      for (const who of ten.slice(5)) expect((await voteOnceLetIn(await mailTo(who, windowId))).status).toBe(200);
      await stage.untilStatus(windowId, 'approved');
      expect(await stage.runningExecutions()).toEqual([]);
      expect(outcomesAbout(stage, windowId)).toEqual([['SUCCEEDED', 'approved']]);
    },
    patience,
  );

  it(
    'come to one outcome when the deadline passes during the last vote',
    async () => {
      const window = await stage.requestWindow({ siteId: 'all', inSeconds: 14, seconds: 2 });
      const mails = await Promise.all(ten.map((who) => mailTo(who, window.windowId)));
      for (const mail of mails.slice(0, 9)) await voteOnceLetIn(mail);
      await until(window.startsAt - 60);
      await Promise.all(mails.slice(9).map((mail) => voteOnPage(mail, 'approve')));
      await until(window.startsAt + 1500);
      expect(await stage.runningExecutions()).toEqual([]);
      const recorded = await stage.window(window.windowId);
      const decision = recorded.status === 'expired' ? 'expired' : 'approved';
      const { votes } = recorded.approvals as { votes: readonly unknown[] };
      expect(votes.length === 10).toBe(decision === 'approved');
      expect(outcomesAbout(stage, window.windowId)).toEqual([['SUCCEEDED', decision]]);
      expect(await stage.chainVerifies('all')).toBe(true);
    },
    patience,
  );
});

it(
  'expiry during a vote has one outcome, however close they come',
  async () => {
    await stage.createSite('close', { approvers: { people: ['ana'], groups: [] } });
    const deltas = [-400, -200, -100, -50, -20, 0, 20, 50];
    const windows = await Promise.all(
      deltas.map((delta, index) => {
        const more = { paths: [`/${index}`] };
        return stage
          .requestWindow({ siteId: 'close', inSeconds: 15, seconds: 2, more })
          .then((window) => ({ delta, ...window }));
      }),
    );
    await Promise.all(
      windows.map(async ({ windowId, startsAt, delta }) => {
        const mail = await mailTo('ana', windowId);
        await until(startsAt + delta);
        await voteOnPage(mail, 'approve');
      }),
    );
    await until(Math.max(...windows.map(({ endsAt }) => endsAt)) + 1500);
    expect(await stage.runningExecutions()).toEqual([]);
    for (const { windowId } of windows) {
      const { status } = await stage.window(windowId);
      expect(outcomesAbout(stage, windowId)).toEqual([['SUCCEEDED', status === 'expired' ? 'expired' : 'approved']]);
    }
    expect(await stage.chainVerifies('close')).toBe(true);
  },
  patience,
);
