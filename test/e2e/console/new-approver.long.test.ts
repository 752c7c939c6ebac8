import type { Browser, Page } from 'playwright-core';
import { awaitConfirmationToken } from '../../../local/seed/confirmation-token';
import { launch } from '../../browser/launch';
import { describeInChromium } from '../chromium';
import { Stage } from '../harness';
import { bothHands } from './hands/both';
import type { Hands } from './hands/hands';
import { allLeave, Person } from './person';
import { mostDelay } from './traffic';

jest.setTimeout(300_000);

describeInChromium('a new approver in the console', () => {
  let browser: Browser;
  let stage: Stage;
  beforeAll(async () => {
    [browser, stage] = await Promise.all([launch(), Stage.open()]);
  });
  afterAll(async () => {
    await browser?.close();
    await stage?.close();
  });

  const open = (name: string, handsOn: (page: Page) => Hands, path = '/') =>
    Person.open(browser, stage.endpoints, { name, handsOn, path });

  /** An administrator adds somebody, whose mailbox is to be confirmed. */
  async function add(administrator: Person, personId: string): Promise<void> {
    await administrator.press('link', 'People');
    await administrator.press('link', 'Add person');
    await administrator.heading('Add person');
    await administrator.type('Id', personId);
    await administrator.type('Name', personId.toUpperCase());
    await administrator.type('Email', `${personId}@example.com`);
    await administrator.press('button', 'Add person');
    await administrator.heading(personId.toUpperCase());
    await administrator.sees('The mailbox is not confirmed yet');
  }

  /** Votes by mail, as whoever may do that and nothing else. */
  async function expectVote(personId: string): Promise<void> {
    const { windowId } = await stage.requestWindow({ siteId: `of-${personId}` });
    await stage.vote(personId, windowId);
    await stage.untilStatus(windowId, 'approved');
  }

  it.each(bothHands)('is added, confirmed by the token of the mail, and votes: by %s', async (means, handsOn) => {
    const personId = `cara-${means}`;
    await stage.createSite(`of-${personId}`, {});
    const [administrator, ana] = await Promise.all([open('Administrator', handsOn), open('Ana', handsOn)]);
    await add(administrator, personId);
    await ana.press('link', 'People');
    await ana.press('link', personId.toUpperCase());
    await ana.sees('The mailbox is not confirmed yet');

    const token = await awaitConfirmationToken(stage.endpoints.mailbox, `${personId}@example.com`);
    await administrator.type('Link or token from the mail', token);
    const confirms = () => administrator.press('button', 'Confirm mailbox');
    const toAna = await ana.seesOf(administrator, /^Confirmed$/, confirms);
    await administrator.sees(`The mailbox of ${personId.toUpperCase()} is confirmed`);
    expect([toAna].filter((wait) => wait.milliseconds > mostDelay(wait))).toEqual([]);
    await expectVote(personId);
    await allLeave(administrator, ana);
  });

  it.each(bothHands)(
    'follows the link of the mail, which an administrator then records: by %s',
    async (means, handsOn) => {
      const personId = `dora-${means}`;
      await stage.createSite(`of-${personId}`, {});
      const administrator = await open('Administrator', handsOn);
      await add(administrator, personId);
      const token = await awaitConfirmationToken(stage.endpoints.mailbox, `${personId}@example.com`);
      const mailbox = await (await browser.newContext()).newPage();
      await mailbox.goto(`${stage.endpoints.mailbox}/?to=${personId}@example.com`);

      const opened = mailbox.waitForEvent('popup');
      await handsOn(mailbox).press(mailbox.getByRole('link', { name: new RegExp(token) }));
      await (await opened).getByRole('heading', { name: 'Subscription confirmed' }).waitFor();
      await administrator.press('button', 'Check whether the link was followed');

      await administrator.sees(`The mailbox of ${personId.toUpperCase()} is confirmed`);
      await expectVote(personId);
      await mailbox.context().close();
      await allLeave(administrator);
    },
  );
});
