import type { Browser, Page } from 'playwright-core';
import { awaitVotingMail } from '../../local/tour/mailbox';
import { launch } from '../browser/launch';
import { brokenRules, describeInChromium, screens, scrollsSideways } from './chromium';
import { Stage } from './harness';

describeInChromium('the confirm page in a browser', () => {
  let stage: Stage;
  let browser: Browser;
  beforeAll(async () => {
    [stage, browser] = await Promise.all([Stage.open(), launch()]);
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await stage.close();
  }, 30_000);

  async function open(screen: (typeof screens)[number], who: string, windowId: string) {
    const context = await browser.newContext({ viewport: screen.viewport, colorScheme: screen.colorScheme });
    const page = await context.newPage();
    const { link, code } = await awaitVotingMail(stage.endpoints.mailbox, `${who}@example.com`, windowId);
    await page.goto(link);
    return { page, code };
  }

  async function vote(page: Page, code: string): Promise<void> {
    await page.getByLabel(/code/i).fill(code);
    await page.getByLabel(/approve/i).check();
    await page.getByRole('button').click();
  }

  it.each(screens)(
    'lets an approver vote on $name, and can be used by everyone',
    async (screen) => {
      const { windowId } = await stage.requestWindow({ more: { message: '<b>Back soon</b>' } });
      const { page, code } = await open(screen, 'ana', windowId);
      expect(await page.getByText('<b>Back soon</b>').count()).toBeGreaterThan(0);
      expect(await brokenRules(page)).toEqual([]);
      expect(await scrollsSideways(page)).toBe(false);
      await vote(page, code === '000000' ? '000001' : '000000');
      expect(await page.getByRole('alert').count()).toBe(1);
      expect(await brokenRules(page)).toEqual([]);
      expect(await stage.window(windowId)).toMatchObject({ status: 'requested' });
      await vote(page, code);
      await stage.untilStatus(windowId, 'approved');
      expect(await brokenRules(page)).toEqual([]);
      await (await stage.api('requester')).post(`/v1/windows/${windowId}/cancel`);
      await page.context().close();
    },
    60_000,
  );
});
