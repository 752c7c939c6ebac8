import type { Browser } from 'playwright-core';
import { launch } from '../../browser/launch';
import { describeInChromium } from '../chromium';
import { Stage } from '../harness';
import { openConsole } from './console-page';
import { memoryOf } from './memory';

jest.setTimeout(180_000);

const pageSize = 50;
const pages = 200;

describeInChromium('the list of windows in the console', () => {
  let browser: Browser;
  let stage: Stage;
  beforeAll(async () => {
    [browser, stage] = await Promise.all([launch(), Stage.open()]);
  });
  afterAll(async () => {
    await browser?.close();
    await stage?.close();
  });

  it('is filtered by what the API filters, with the filter in the address', async () => {
    await stage.requestWindow({ more: { reason: 'Stays undecided' } });
    const { windowId } = await stage.requestWindow({ inSeconds: 7200, more: { reason: 'Called off' } });
    await (await stage.api('requester')).post(`/v1/windows/${windowId}/cancel`, {});
    const { page, context, noise } = await openConsole(browser, stage.endpoints, {
      name: 'Rita',
      path: '/windows?status=cancelled&siteId=demo',
    });

    await page.getByRole('link', { name: 'Called off' }).waitFor();
    expect(await page.getByRole('link', { name: 'Stays undecided' }).count()).toBe(0);

    await page.getByRole('button', { name: 'Clear filters' }).click();
    await page.getByRole('link', { name: 'Stays undecided' }).waitFor();
    expect(new URL(page.url()).search).toBe('');

    await page.getByLabel('Filter by site, status or time').fill('Status = requested');
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'Called off' }).waitFor({ state: 'detached' });
    expect(new URL(page.url()).search).toBe('?status=requested');
    expect(noise).toEqual([]);
    await context.close();
  });

  it('pages through ten thousand windows with constant memory', async () => {
    await stage.requestWindow();
    const { body } = await (await stage.api('viewer')).get('/v1/windows?limit=1');
    const [known] = body.items as Record<string, unknown>[];
    const { page, context } = await openConsole(browser, stage.endpoints, { name: 'Rita' });
    await page.route('**/api/v1/windows?*', (route) => {
      const at = Number(new URL(route.request().url()).searchParams.get('cursor') ?? 0);
      const items = Array.from({ length: pageSize }, (_, row) => ({
        ...known,
        windowId: `demo.W${at}R${row}`,
        reason: `Window ${at * pageSize + row}: ${'x'.repeat(200)}`,
      }));
      return route.fulfill({ json: { items, ...(at + 1 < pages && { cursor: String(at + 1) }) } });
    });
    await page.getByRole('link', { name: 'Windows', exact: true }).click();
    await page.getByText('Window 0:').waitFor();

    const go = async (from: number, to: number) => {
      for (let at = from; at < to; at += 1) {
        await page.getByRole('button', { name: 'Next page' }).click();
        await page.getByText(`Window ${(at + 1) * pageSize}:`).waitFor();
      }
    };
    await go(0, 5);
    const early = await memoryOf(page);
    await go(5, 60);
    const late = await memoryOf(page);

    expect(late.nodes).toBeLessThan(early.nodes * 1.1);
    expect(late.heap).toBeLessThan(early.heap * 1.25);
    await context.close();
  });
});
