import { awaitVotingMail } from '../../../local/tour/mailbox';
import { launch } from '../../browser/launch';
import { describeInChromium } from '../chromium';
import { Stage } from '../harness';
import { lettersIn, voteOnceLetIn } from './people';
import { scanInBrowser, scanWithoutScript } from './scanner';

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.open();
}, 120_000);
afterAll(() => stage.close(), 30_000);

const mailTo = (who: string, windowId: string) =>
  awaitVotingMail(stage.endpoints.mailbox, `${who}@example.com`, windowId);

async function votesOn(windowId: string): Promise<readonly unknown[]> {
  const { approvals } = (await stage.window(windowId)) as { approvals: { votes: readonly unknown[] } };
  return approvals.votes;
}

interface Attempts {
  readonly approverId: string;
  readonly opens: number;
  readonly refusals: number;
}

/** What the record says of the links of an approver. */
async function attemptsOf(windowId: string, who: string) {
  const answer = await (await stage.api('viewer')).get(`/v1/windows/${windowId}/attempts`);
  return (answer.body.items as readonly Attempts[]).filter(({ approverId }) => approverId === who);
}

describe('a mail scanner', () => {
  it('never votes, locks nobody out, and is on record', async () => {
    const { windowId } = await stage.requestWindow({ inSeconds: 3600 });
    const mail = await mailTo('ana', windowId);
    for (let scan = 0; scan < 3; scan++) await scanWithoutScript(mail.link);
    expect(await votesOn(windowId)).toEqual([]);
    const [scanned] = await attemptsOf(windowId, 'ana');
    // The public page lets a burst in and then a few each second, so not all of a scan gets there.
    expect(scanned?.opens).toBeGreaterThanOrEqual(6);
    expect(scanned?.refusals).toBeGreaterThanOrEqual(8);
    expect((await voteOnceLetIn(mail)).status).toBe(200);
    await stage.untilStatus(windowId, 'approved');
  }, 60_000);

  it('that guesses codes locks the code for a while at most, and the approver votes by the letters of the same mail', async () => {
    const { windowId } = await stage.requestWindow({ inSeconds: 7200 });
    const mail = await mailTo('ana', windowId);
    for (const code of ['000000', '111111', '123 456', '654321', '999999', '123123'].filter(
      (guess) => guess.replace(' ', '') !== mail.code,
    )) {
      await voteOnceLetIn({ link: mail.link, code });
    }
    expect(await votesOn(windowId)).toEqual([]);
    await scanWithoutScript(mail.link);
    const code = await lettersIn(stage.endpoints.mailbox, mail.link);
    expect((await voteOnceLetIn({ ...mail, code })).status).toBe(200);
  }, 60_000);
});

describeInChromium('a mail scanner with a browser', () => {
  it('never votes, locks nobody out, and is on record', async () => {
    const browser = await launch();
    try {
      const { windowId } = await stage.requestWindow({ inSeconds: 10_800 });
      const mail = await mailTo('ben', windowId);
      const page = await browser.newPage();
      for (let scan = 0; scan < 3; scan++) await scanInBrowser(page, mail.link);
      expect(await votesOn(windowId)).toEqual([]);
      const [scanned] = await attemptsOf(windowId, 'ben');
      expect(scanned?.opens).toBeGreaterThanOrEqual(6);
      expect((await voteOnceLetIn(mail)).status).toBe(200);
      await stage.untilStatus(windowId, 'approved');
    } finally {
      await browser.close();
    }
  }, 90_000);
});
