import type { Browser } from 'playwright-core';
import { launch } from '../../browser/launch';
import { describeInChromium } from '../chromium';
import { Stage } from '../harness';
import { Person } from './person';

jest.setTimeout(110_000);

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

  it('changes the policy of a site once people have approved it', async () => {
    await stage.createSite('store', {});
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
