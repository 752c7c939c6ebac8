import type { Page } from 'playwright-core';
import { awaitConfirmationToken } from '../../../local/seed/confirmation-token';
import { describeConsole } from './describe-console';
import { bothHands } from './hands/both';
import type { Hands } from './hands/hands';
import type { Person } from './person';
import { mostDelay } from './traffic';

jest.setTimeout(300_000);

describeConsole('a new approver in the console', (at) => {
  const open = (name: string, handsOn: (page: Page) => Hands, path = '/') => at.person({ name, handsOn, path });

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
    const { windowId } = await at.stage.requestWindow({ siteId: `of-${personId}` });
    await at.stage.vote(personId, windowId);
    await at.stage.untilStatus(windowId, 'approved');
  }

  it.each(bothHands)('is added, confirmed by the token of the mail, and votes: by %s', async (means, handsOn) => {
    const personId = `cara-${means}`;
    await at.stage.createSite(`of-${personId}`, {});
    const [administrator, ana] = await Promise.all([open('Administrator', handsOn), open('Ana', handsOn)]);
    await add(administrator, personId);
    await ana.press('link', 'People');
    await ana.press('link', personId.toUpperCase());
    await ana.sees('The mailbox is not confirmed yet');

    const token = await awaitConfirmationToken(at.stage.endpoints.mailbox, `${personId}@example.com`);
    await administrator.type('Link or token from the mail', token);
    const confirms = () => administrator.press('button', 'Confirm mailbox');
    const toAna = await ana.seesOf(administrator, /^Confirmed$/, confirms);
    await administrator.sees(`The mailbox of ${personId.toUpperCase()} is confirmed`);
    expect([toAna].filter((wait) => wait.milliseconds > mostDelay(wait))).toEqual([]);
    await expectVote(personId);
  });

  it.each(bothHands)(
    'follows the link of the mail, which an administrator then records: by %s',
    async (means, handsOn) => {
      const personId = `dora-${means}`;
      await at.stage.createSite(`of-${personId}`, {});
      const administrator = await open('Administrator', handsOn);
      await add(administrator, personId);
      const token = await awaitConfirmationToken(at.stage.endpoints.mailbox, `${personId}@example.com`);
      const mailbox = await (await at.browser.newContext()).newPage();
      await mailbox.goto(`${at.stage.endpoints.mailbox}/?to=${personId}@example.com`);

      const opened = mailbox.waitForEvent('popup');
      await handsOn(mailbox).press(mailbox.getByRole('link', { name: new RegExp(token) }));
      await (await opened).getByRole('heading', { name: 'Subscription confirmed' }).waitFor();
      await administrator.press('button', 'Check whether the link was followed');

      await administrator.sees(`The mailbox of ${personId.toUpperCase()} is confirmed`);
      await expectVote(personId);
      await mailbox.context().close();
    },
  );
});
