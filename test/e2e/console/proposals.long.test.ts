import type { Browser } from 'playwright-core';
import { launch } from '../../browser/launch';
import { describeInChromium } from '../chromium';
import { Stage } from '../harness';
import { Person } from './person';

jest.setTimeout(110_000);

const inTwoDays = () => new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10);

describeInChromium('a proposal in the console', () => {
  let browser: Browser;
  let stage: Stage;
  beforeAll(async () => {
    [browser, stage] = await Promise.all([launch(), Stage.open()]);
  });
  afterAll(async () => {
    await browser?.close();
    await stage?.close();
  });

  const open = (name: string, path = '/') => Person.open(browser, stage.endpoints, { name, path });

  it('is a template, from which a window starts without another approval', async () => {
    await stage.createSite('routine', {});
    const [rita, ana] = await Promise.all([open('Rita', '/templates/new?siteId=routine'), open('Ana')]);
    await rita.type('Name', 'Weekly reindex');
    await rita.type('Last day', inTwoDays());
    await rita.type('Reason', 'The same each week');
    await rita.press('button', 'Propose');
    await rita.heading('Template Weekly reindex');

    const { pathname } = new URL(rita.page.url());
    await ana.page.goto(`${stage.endpoints.console}${pathname}`);
    await ana.heading('Template Weekly reindex');
    await ana.decide('Approve');

    await rita.press('link', 'Use the template');
    await rita.heading('Use a template');
    await rita.type('Start: date', inTwoDays());
    await rita.type('Start: time', '12:00');
    await rita.type('Reason', 'Reindex of this week');
    await rita.press('button', 'Create the window');
    await rita.heading('Reindex of this week');
    await rita.sees(/^approved$/);
    for (const person of [rita, ana]) {
      expect(person.noise).toEqual([]);
      await person.close();
    }
  });

  it('changes the policy of a site once people have approved it', async () => {
    await stage.createSite('store', {});
    const { issuer = '' } = stage.endpoints;
    const ada = { personId: 'ada', name: 'Ada', email: 'ada@example.com', approver: false };
    await (await stage.api('admin')).post('/v1/people', { ...ada, principals: [`oidc:${issuer}#administrator`] });
    const [administrator, ana] = await Promise.all([open('Administrator', '/sites/store/edit'), open('Ana')]);
    await administrator.type('Approvals required', '2');
    await administrator.sees('Another policy becomes a proposal');
    await administrator.type('Reason', 'Two pairs of eyes');
    await administrator.press('button', 'Save');
    await administrator.heading(/^store$/);
    await administrator.press('link', 'Show the proposal');
    await administrator.heading('Another policy for store');

    const { pathname } = new URL(administrator.page.url());
    await ana.page.goto(`${stage.endpoints.console}${pathname}`);
    await ana.heading('Another policy for store');
    await ana.decide('Approve');

    await administrator.sees(/^approved$/);
    const { body } = await (await stage.api('viewer')).get('/v1/sites/store');
    expect(body.policy).toMatchObject({ approvalsRequired: 2 });
    for (const person of [administrator, ana]) {
      expect(person.noise).toEqual([]);
      await person.close();
    }
  });
});
