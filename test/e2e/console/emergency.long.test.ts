import type { Page } from 'playwright-core';
import { describeConsole } from './describe-console';
import { bothHands } from './hands/both';
import type { Hands } from './hands/hands';
import { Mouse } from './hands/mouse';
import { mostDelay } from './traffic';

jest.setTimeout(300_000);

/** Much longer than the button has to be held: the page measures that, and may be late. */
const heldMs = 4_000;

describeConsole('an emergency in the console', (at) => {
  const open = (name: string, handsOn: (page: Page) => Hands) => at.person({ name, handsOn });
  const mouse = (page: Page) => new Mouse(page);

  it.each(bothHands)('closes a site at once, shows to others, and is ratified: by %s', async (means, handsOn) => {
    const siteId = `burnt-${means}`;
    const reason = `Orders are lost on ${siteId}`;
    await at.stage.createSite(siteId, {});
    const [holder, ana] = await Promise.all([open('Break-glass holder', handsOn), open('Ana', handsOn)]);

    await holder.press('link', 'Emergency');
    await holder.choose('Site', siteId);
    await holder.type('Reason', reason);
    await holder.page.getByRole('button', { name: 'Hold to start the emergency' }).click();
    await holder.page.locator('.hold-told', { hasText: 'Keep it pressed for a second and a half' }).waitFor();
    const toAna = await ana.seesOf(holder, reason, async () => {
      await holder.hold('Hold to start the emergency', heldMs);
      await holder.heading(reason);
    });
    expect((await at.stage.visit(`${siteId}.localhost`)).status).toBe(503);
    await ana.press('link', `Emergency to ratify: ${reason}`);
    await ana.heading(reason);
    const ratifies = () => ana.decide('Ratify', { 'Reason (optional)': 'It was' });
    const toHolder = await holder.seesOf(ana, 'ratified the emergency', ratifies);

    expect([toAna, toHolder].filter((wait) => wait.milliseconds > mostDelay(wait))).toEqual([]);
  });

  it('shows to the second of two what happened meanwhile, and keeps what was typed', async () => {
    const reason = 'Two people at once';
    const { windowId } = await at.stage.requestWindow({ more: { reason } });
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
    expect((await at.stage.window(windowId)).status).toBe('cancelled');
  });

  it.each(bothHands)(
    'lets a second browser pass with a link that an administrator makes by %s',
    async (means, handsOn) => {
      const siteId = `staged-${means}`;
      await at.stage.createSite(siteId, {});
      const breakglass = await at.stage.api('breakglass');
      const wish = { mode: 'testers-only', reason: 'Testers look first', durationMinutes: 30 };
      await breakglass.post(`/v1/sites/${siteId}/emergency`, wish);
      await at.stage.untilPublished(siteId);
      const visitor = await (await at.browser.newContext()).newPage();
      const address = `http://${siteId}.localhost:${new URL(at.stage.endpoints.site).port}`;
      expect((await visitor.goto(address))?.status()).toBe(503);
      const administrator = await open('Administrator', handsOn);

      await administrator.press('link', 'Sites');
      await administrator.press('link', siteId);
      await administrator.press('button', 'Make a link');
      await administrator.sees('This link is shown only now: copy it');
      const shown = await administrator.page
        .getByText(/^https:\/\/\S+$/)
        .first()
        .textContent();
      const { pathname, search } = new URL(String(shown));

      expect((await visitor.goto(`${address}${pathname}${search}`))?.status()).toBe(200);
      expect((await visitor.goto(address))?.status()).toBe(200);
      await visitor.context().close();
    },
  );
});
