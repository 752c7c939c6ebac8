import type { Page } from 'playwright-core';
import { describeConsole } from './describe-console';
import { bothHands } from './hands/both';
import type { Hands } from './hands/hands';
import { mostDelay } from './traffic';

jest.setTimeout(300_000);

const inTwoDays = () => new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10);

describeConsole('a proposal in the console', (at) => {
  const open = (name: string, handsOn: (page: Page) => Hands) => at.person({ name, handsOn });

  it.each(bothHands)(
    'is a template, from which a window starts without another approval: by %s',
    async (means, handsOn) => {
      const siteId = `routine-${means}`;
      const name = `Weekly reindex by ${means}`;
      await at.stage.createSite(siteId, {});
      const [rita, ana] = await Promise.all([open('Rita', handsOn), open('Ana', handsOn)]);
      await rita.press('link', 'Templates');
      await rita.choose('Site', siteId);
      await rita.press('link', 'Propose a template');
      await rita.type('Name', name);
      await rita.type('Last day', inTwoDays());
      await rita.type('Reason', 'The same each week');
      const toAna = await ana.seesOf(rita, `Template: ${name}`, () => rita.press('button', 'Propose'));
      await rita.heading(`Template ${name}`);
      await ana.press('link', `Template: ${name}`);
      await ana.heading(`Template ${name}`);
      const toRita = await rita.seesOf(ana, 'Use the template', () => ana.decide('Approve'));

      await rita.press('link', 'Use the template');
      await rita.heading('Use a template');
      await rita.type('Start: date', inTwoDays());
      await rita.type('Start: time', '12:00');
      await rita.type('Reason', 'Reindex of this week');
      await rita.press('button', 'Create the window');
      await rita.heading('Reindex of this week');
      await rita.sees(/^approved$/);
      expect([toAna, toRita].filter((wait) => wait.milliseconds > mostDelay(wait))).toEqual([]);
    },
  );

  it.each(bothHands)('changes the policy of a site once people have approved it: by %s', async (means, handsOn) => {
    const siteId = `store-${means}`;
    const reason = `Two pairs of eyes, by ${means}`;
    await at.stage.createSite(siteId, {});
    const [administrator, ana] = await Promise.all([open('Administrator', handsOn), open('Ana', handsOn)]);
    await administrator.press('link', 'Sites');
    await administrator.press('link', siteId);
    await administrator.press('link', 'Edit');
    await administrator.type('Approvals required', '2');
    await administrator.sees('This policy change has to be approved');
    await administrator.type('Reason', reason);
    const toAna = await ana.seesOf(administrator, `Policy: ${reason}`, () => administrator.press('button', 'Save'));
    await administrator.heading(siteId);
    await administrator.press('link', 'Show the proposal');
    await administrator.heading(`New policy for ${siteId}`);
    await ana.press('link', `Policy: ${reason}`);
    await ana.heading(`New policy for ${siteId}`);
    const toAdministrator = await administrator.seesOf(ana, /^approved$/, () => ana.decide('Approve'));
    const { body } = await (await at.stage.api('viewer')).get(`/v1/sites/${siteId}`);
    expect(body.policy).toMatchObject({ approvalsRequired: 2 });
    expect([toAna, toAdministrator].filter((wait) => wait.milliseconds > mostDelay(wait))).toEqual([]);
  });
});
