import type { Browser, Page } from 'playwright-core';
import { largeCopy } from '../../bench/load/prepared';
import { launch } from '../../browser/launch';
import { describeInChromium } from '../chromium';
import { Stage } from '../harness';
import { openConsole } from './console-page';
import { addressOf, findingsOf, goTo, patterns, untilLoaded } from './every-page';
import { memoryOf } from './memory';

jest.setTimeout(600_000);

/** Whoever writes the sites and windows first, or for the first time in days, waits for them. */
const populatedWithin = 2_400_000;

/** What one visit may read: what is shown, and not what is stored. */
const most = { requests: 45, kilobytes: 450 };

describeInChromium('the console with 1,000 sites and 10,000 windows', () => {
  let browser: Browser;
  let stage: Stage;
  const ids: Record<string, string> = { personId: 'ana', siteId: 'shop-eu-the-long-0000' };
  beforeAll(async () => {
    const { directory } = await largeCopy();
    [browser, stage] = await Promise.all([launch(), Stage.openOn(directory)]);
    const viewer = await stage.api('viewer');
    const first = async (path: string) => ((await viewer.get(path)).body.items as Record<string, string>[])[0];
    ids.windowId = (await first('/v1/windows?status=requested&limit=1'))?.windowId ?? '';
    ids.proposalId = (await first(`/v1/sites/${ids.siteId}/proposals?limit=1`))?.proposalId ?? '';
  }, populatedWithin);
  afterAll(async () => {
    await browser?.close();
    await stage?.close();
  });

  it('reads on each page what it shows, and not what there is', async () => {
    const { page, context } = await openConsole(browser, stage.endpoints, { name: 'Administrator', path: '/explain' });
    const reads: Record<string, { requests: number; kilobytes: number }> = {};
    for (const pattern of patterns) {
      const counted = countReads(page);
      await goTo(page, addressOf(pattern, ids));
      await untilLoaded(page);
      reads[pattern] = await counted();
    }
    console.log(reads);

    const excessive = Object.entries(reads).filter(
      ([, { requests, kilobytes }]) => requests > most.requests || kilobytes > most.kilobytes,
    );
    expect(excessive).toEqual([]);
    await context.close();
  });

  it('pages through the list of windows with constant memory', async () => {
    const { page, context } = await openConsole(browser, stage.endpoints, { name: 'Rita', path: '/windows' });
    const rows = page.locator('tbody tr');
    await rows.first().waitFor();
    let at = 1;
    const goOnTo = async (last: number) => {
      for (; at < last; at += 1) {
        const before = await rows.first().textContent();
        await page.getByRole('button', { name: 'Next page' }).click();
        await page.waitForFunction(`document.querySelector('tbody tr')?.textContent !== ${JSON.stringify(before)}`);
      }
      return memoryOf(page);
    };

    const early = await goOnTo(3);
    const middle = await goOnTo(15);
    const late = await goOnTo(30);
    console.log({ early, middle, late });

    for (const { heap, nodes } of [middle, late]) {
      expect(nodes).toBeLessThan(early.nodes * 1.1);
      expect(heap).toBeLessThan(early.heap * 1.1);
    }
    await context.close();
  });

  it('finds one of them by the beginning of its id', async () => {
    const { page, context } = await openConsole(browser, stage.endpoints, { name: 'Rita', path: '/windows/new' });
    await page.getByLabel('Site', { exact: true }).click();
    await page.getByPlaceholder('Find: what the id begins with').fill('returns-sa-0999');
    await page.getByRole('option', { name: /returns-sa-0999/ }).click();

    await page.getByText('Returns 0999').first().waitFor();
    await context.close();
  });

  it.each(['Administrator', 'Break-glass'])('is accessible and fits a phone: as %s', async (name) => {
    const { page, context, noise } = await openConsole(browser, stage.endpoints, { name, path: '/explain' });
    const findings: string[] = [];
    const pages = [...patterns, '/templates/new?siteId=:siteId'].filter(
      (pattern) => (pattern === '/emergency') === (name === 'Break-glass'),
    );
    for (const pattern of pages) {
      await goTo(page, addressOf(pattern, ids));
      await untilLoaded(page);
      findings.push(...(await findingsOf(page, `${pattern} large`)));
    }

    expect([...findings, ...noise]).toEqual([]);
    await context.close();
  });
});

/** Counts what the page reads from now on. @returns ends it */
function countReads(page: Page) {
  const sizes: Promise<number>[] = [];
  const count = (response: { url(): string; body(): Promise<Buffer> }) => {
    if (!response.url().includes('/api/v1/')) return;
    sizes.push(
      response.body().then(
        ({ length }) => length,
        () => 0,
      ),
    );
  };
  page.on('response', count);
  return async () => {
    page.off('response', count);
    const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
    return { requests: sizes.length, kilobytes: Math.round(bytes / 1000) };
  };
}
