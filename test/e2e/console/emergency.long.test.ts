import type { Browser, Page } from 'playwright-core';
import { launch } from '../../browser/launch';
import { describeInChromium } from '../chromium';
import { Stage } from '../harness';
import type { Hands } from './hands/hands';
import { Keyboard } from './hands/keyboard';
import { Mouse } from './hands/mouse';
import { Person } from './person';

jest.setTimeout(110_000);

/** Longer than the button has to be held. */
const heldMs = 2_000;

describeInChromium('an emergency in the console', () => {
  let browser: Browser;
  let stage: Stage;
  beforeAll(async () => {
    [browser, stage] = await Promise.all([launch(), Stage.open()]);
  });
  afterAll(async () => {
    await browser?.close();
    await stage?.close();
  });

  const open = (name: string, handsOn: (page: Page) => Hands) =>
    Person.open(browser, stage.endpoints, { name, handsOn });
  const mouse = (page: Page) => new Mouse(page);
  const keyboard = (page: Page) => new Keyboard(page);

  it.each([
    ['mouse', mouse],
    ['keyboard', keyboard],
  ])('closes a site at once, shows to others, and is ratified: by %s', async (means, handsOn) => {
    const siteId = `burnt-${means}`;
    const reason = `Orders are lost on ${siteId}`;
    await stage.createSite(siteId, {});
    const [holder, ana] = await Promise.all([open('Break-glass holder', handsOn), open('Ana', handsOn)]);

    await holder.press('link', 'Emergency');
    await holder.choose('Site', siteId);
    await holder.type('Reason', reason);
    await holder.hold('Hold to start the emergency', heldMs);
    await holder.heading(reason);
    expect((await stage.visit(`${siteId}.localhost`)).status).toBe(503);
    await ana.sees(reason);
    await ana.press('link', `Was this emergency justified?: ${reason}`);
    await ana.heading(reason);
    await ana.decide('Ratify', { 'Reason (optional)': 'It was' });
    await holder.sees('ratified the emergency');

    for (const person of [holder, ana]) {
      expect(person.noise).toEqual([]);
      await person.close();
    }
  });

  it('shows to the second of two what happened meanwhile, and keeps what was typed', async () => {
    const reason = 'Two people at once';
    const { windowId } = await stage.requestWindow({ more: { reason } });
    const [rita, ana] = await Promise.all([open('Rita', mouse), open('Ana', mouse)]);
    for (const person of [rita, ana]) {
      await person.press('link', 'Windows');
      await person.press('link', reason);
    }
    await ana.press('button', 'Reject');
    await ana.type('Reason (optional)', 'Not on Black Friday', ana.dialog);

    await rita.decide('Cancel the window', { 'Reason (optional)': 'Never mind' });

    await ana.sees('This happened while you were deciding', ana.dialog);
    await ana.sees('“Never mind”', ana.dialog);
    expect(await ana.dialog.getByLabel('Reason (optional)').inputValue()).toBe('Not on Black Friday');
    expect(await ana.dialog.getByRole('button', { name: 'Reject', exact: true }).isDisabled()).toBe(true);
    expect((await stage.window(windowId)).status).toBe('cancelled');
    for (const person of [rita, ana]) {
      expect(person.noise).toEqual([]);
      await person.close();
    }
  });

  it('lets a second browser pass with a link that an administrator makes', async () => {
    const breakglass = await stage.api('breakglass');
    const wish = { mode: 'testers-only', reason: 'Testers look first', durationMinutes: 30 };
    await breakglass.post('/v1/sites/demo/emergency', wish);
    await stage.untilPublished();
    const visitor = await (await browser.newContext()).newPage();
    expect((await visitor.goto(stage.endpoints.site))?.status()).toBe(503);
    const administrator = await open('Administrator', mouse);

    await administrator.press('link', 'Sites');
    await administrator.press('link', /Harbour Coffee|demo/);
    await administrator.press('button', 'Make a link');
    await administrator.sees('This link is shown only now: copy it');
    const link = new URL(
      String(
        await administrator.page
          .getByText(/^https:\/\/\S+$/)
          .first()
          .textContent(),
      ),
    );

    expect((await visitor.goto(`${stage.endpoints.site}${link.pathname}${link.search}`))?.status()).toBe(200);
    expect((await visitor.goto(stage.endpoints.site))?.status()).toBe(200);
    expect(administrator.noise).toEqual([]);
    await administrator.close();
    await visitor.context().close();
  });
});
