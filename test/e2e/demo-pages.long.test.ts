import type { Browser, Page } from 'playwright-core';
import { awaitVotingMail } from '../../local/tour/mailbox';
import { launch } from '../browser/launch';
import { describeInChromium } from './chromium';
import { Stage } from './harness';

jest.setTimeout(60_000);

describeInChromium('what a newcomer has open in a browser', () => {
  let stage: Stage;
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    [stage, browser] = await Promise.all([Stage.open(), launch()]);
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await stage?.close();
  }, 30_000);
  beforeEach(async () => {
    const context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] });
    page = await context.newPage();
  });
  afterEach(() => page.context().close());

  it('the mailbox: shows a mail that comes by itself, opens only that one, and copies its code with one press', async () => {
    const { mailbox } = stage.endpoints;
    await page.goto(`${mailbox}/?to=ana@example.com`);
    await page.evaluate('window.isTheSameDocument = true');
    const { windowId } = await stage.requestWindow();
    const { code } = await awaitVotingMail(mailbox, 'ana@example.com', windowId);

    const open = page.locator('details[open]');
    await open.filter({ hasText: windowId }).waitFor();
    expect(await open.count()).toBe(1);
    await open.getByRole('button', { name: 'Copy the code' }).click();
    await open.getByRole('button', { name: `Copied ${code}` }).waitFor();
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe(code);
    expect(await page.evaluate('window.isTheSameDocument')).toBe(true);
    await (await stage.api('requester')).post(`/v1/windows/${windowId}/cancel`);
  });

  it('the shop: says what the edge does, and sends a GET and a POST, which a read-only window tells apart', async () => {
    await page.goto(stage.endpoints.site);
    const lines = page.getByRole('list', { name: 'Requests, newest first' }).getByRole('listitem');
    const send = async (method: 'GET' | 'POST') => {
      const before = await lines.count();
      await page.getByRole('button', { name: `Send a ${method}` }).click();
      await lines.nth(before).waitFor();
      return lines.first().textContent();
    };
    await page.getByRole('status').getByText('Open').waitFor();
    expect([await send('GET'), await send('POST')]).toEqual([
      expect.stringMatching(/^200GET .*reached the shop/),
      expect.stringMatching(/^200POST .*reached the shop/),
    ]);
    const breakglass = await stage.api('breakglass');
    const wish = { mode: 'read-only', reason: 'Disk full', durationMinutes: 5 };
    const { body } = await breakglass.post('/v1/sites/demo/emergency', wish);

    await page.getByRole('status').getByText('Read-only').waitFor();
    expect([await send('GET'), await send('POST')]).toEqual([
      expect.stringMatching(/^200GET .*reached the shop/),
      expect.stringMatching(/^403POST .*refused at the edge: read-only/),
    ]);
    await breakglass.post(`/v1/windows/${body.windowId}/end`);
    await page.getByRole('status').getByText('Open', { exact: true }).waitFor();
    expect(await send('POST')).toMatch(/^200POST /);
  });
});
