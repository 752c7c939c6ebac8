import type { Browser, Page } from 'playwright-core';
import { brokenRules, describeInChromium, scrollsSideways } from '../e2e/chromium';
import { launch } from './launch';
import { type Look, openPage } from './look';

/** For whoever wants to see it: `SCREENSHOTS=/tmp/shots npx jest test/browser`. */
async function keepPicture(page: Page, name: string): Promise<void> {
  const directory = process.env.SCREENSHOTS;
  if (directory) await page.screenshot({ path: `${directory}/page-${name}.png` });
}

const combinations = [360, 1280].flatMap((width) =>
  (['light', 'dark'] as const).flatMap((colorScheme) =>
    ['en', 'fr', 'ar'].map((language) => ({ width, colorScheme, language })),
  ),
);

jest.setTimeout(30_000);

describeInChromium('the page in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
  }, 30_000);
  afterAll(() => browser?.close());

  const unguarded = (look: Look, act: (page: Page) => Promise<void>) =>
    openPage(browser, { ...look, browser: { ...look.browser, bypassCSP: true } }, act);

  it.each(combinations)('has no accessibility finding: $width px, $colorScheme, $language', async (look) => {
    await unguarded(look, async (page) => {
      await keepPicture(page, `${look.width}-${look.colorScheme}-${look.language}`);
      expect(await brokenRules(page)).toEqual([]);
    });
  });

  it.each<[string, Look]>([
    ['while read-only', { mode: 'read-only' }],
    ['without a message', { text: '' }],
    ['in the colours of the system', { browser: { forcedColors: 'active' } }],
  ])('has no accessibility finding %s', async (name, look) => {
    await unguarded(look, async (page) => {
      await keepPicture(page, name.replaceAll(' ', '-'));
      expect(await brokenRules(page)).toEqual([]);
    });
  });

  it('shows the end on the visitor’s clock, and does nothing that its policy forbids', async () => {
    await openPage(browser, {}, async (page, { complaints, requests }) => {
      expect(await page.locator('time').textContent()).toMatch(/23 November 2026.* 00:00:00 (GMT\+9|JST)/);
      expect(complaints).toEqual([]);
      expect(requests).toEqual([page.url()]);
    });
  });

  it('shows the end in UTC where no script runs', async () => {
    await openPage(browser, { browser: { javaScriptEnabled: false } }, async (page) => {
      await keepPicture(page, 'without-script');
      expect(await page.locator('time').textContent()).toBe('2026-11-22 15:00 UTC');
    });
  });

  it('says which language a text is in, and lets it run in its own direction', async () => {
    for (const [language, direction] of [
      ['fr', 'ltr'],
      ['ar', 'rtl'],
    ] as const) {
      await openPage(browser, { language }, async (page) => {
        const style = `getComputedStyle(document.querySelector('[lang="${language}"]'))`;
        expect(await page.evaluate(`${style}.direction`)).toBe(direction);
        expect(await page.locator('html').getAttribute('lang')).toBe('en');
      });
    }
  });

  const unbroken = 'https://status.example.com/'.padEnd(160, 'maintenance');
  it.each<[string, Look]>([
    ['in English', {}],
    ['in Arabic', { language: 'ar' }],
    ['with a word that has no end', { text: unbroken }],
    ['without script', { text: unbroken, browser: { javaScriptEnabled: false } }],
  ])('fits 320 px without scrolling sideways %s', async (name, look) => {
    await openPage(browser, { ...look, width: 320 }, async (page) => {
      await keepPicture(page, `320-${name.replaceAll(' ', '-')}`);
      expect(await scrollsSideways(page)).toBe(false);
    });
  });

  it('moves nothing, so that it looks the same where motion is unwanted', async () => {
    const pictures: Buffer[] = [];
    for (const reducedMotion of ['reduce', 'no-preference'] as const) {
      await openPage(browser, { browser: { reducedMotion } }, async (page) => {
        expect(await page.evaluate('document.getAnimations().length')).toBe(0);
        pictures.push(await page.screenshot());
      });
    }
    expect(pictures[0]?.equals(pictures[1] ?? Buffer.alloc(0))).toBe(true);
  });
});
