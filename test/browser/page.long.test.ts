import type { Browser, Page } from 'playwright-core';
import { brokenRules, describeInChromium, scrollsSideways } from '../e2e/chromium';
import { launch } from './launch';
import { type Look, openPage } from './look';

/** For whoever wants to see it: `SCREENSHOTS=/tmp/shots npx jest test/browser`. */
async function keepPicture(page: Page, name: string): Promise<void> {
  const directory = process.env.SCREENSHOTS;
  if (directory) await page.screenshot({ path: `${directory}/page-${name}.png` });
}

const combinations = [320, 768, 1440].flatMap((width) =>
  (['light', 'dark'] as const).flatMap((colorScheme) =>
    ['en', 'de', 'ar', 'ja'].map((language) => ({ width, colorScheme, language })),
  ),
);

const svg =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle cx="4.5" cy="4.5" r="4" fill="#7c3aed"/></svg>';
const dataUrl = (image: string) => `data:image/svg+xml;base64,${Buffer.from(image).toString('base64')}`;
const logo = dataUrl(svg);

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
    ['while read-only', { mode: 'read-only', paths: ['/checkout', '/account/orders'] }],
    ['for testers only', { mode: 'testers-only', paths: ['/checkout'] }],
    ['in a pale colour', { branding: { name: 'Harbour Goods', accentColor: '#fde047' } }],
    ['in a dark colour, in the dark', { branding: { accentColor: '#1e1b4b' }, colorScheme: 'dark' }],
    ['with a logo', { branding: { name: 'Harbour Goods', logo, accentColor: '#7c3aed' } }],
    ['without a message', { text: '' }],
    ['in the colours of the system', { browser: { forcedColors: 'active' } }],
  ])('has no accessibility finding %s', async (name, look) => {
    await unguarded(look, async (page) => {
      await keepPicture(page, name.replaceAll(' ', '-'));
      expect(await brokenRules(page)).toEqual([]);
    });
  });

  it('shows the end on the visitor’s clock, in the visitor’s words, and does nothing that its policy forbids', async () => {
    await openPage(browser, {}, async (page, { complaints, requests }) => {
      expect(await page.locator('time').textContent()).toMatch(/November 23 at 12:00.AM (GMT\+9|JST)/);
      expect(await page.locator('#l').textContent()).toBe('50 minutes ');
      expect(complaints).toEqual([]);
      expect(requests).toEqual([page.url(), `${page.url()}.well-known/maintenance.css`]);
    });
  });

  it.each([
    ['de', '50 Minuten ', /23\. November um 00:00/],
    ['pl', '50 minut ', /23 listopada/],
    ['uk', '50 хвилин ', /23 листопада/],
    ['ar', '50 دقيقة ', /23 نوفمبر/],
    ['ja', '50 分 ', /11月23日/],
  ])('counts and dates by the rules of %s', async (language, left, end) => {
    await openPage(browser, { language }, async (page) => {
      expect(await page.locator('#l').textContent()).toBe(left);
      expect(await page.locator('time').textContent()).toMatch(end);
    });
  });

  it('loads a logo by address, and nothing else from outside', async () => {
    const address = 'https://cdn.example/logo.svg';
    await openPage(browser, { branding: { logo: address } }, async (page, { complaints, requests }) => {
      expect(requests.filter((request) => !request.startsWith(page.url()))).toEqual([address]);
      expect(complaints).toEqual([]);
    });
  });

  const hostile = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 90 30" onload="document.title='run'"><script>document.title='run'</script><rect width="90" height="30" fill="#7c3aed"/><image href="https://evil.example/a.png" width="9" height="9"/><foreignObject width="9" height="9"><body xmlns="http://www.w3.org/1999/xhtml"><form action="https://evil.example/"><input name="a"/></form><iframe src="https://evil.example/b"/></body></foreignObject></svg>`;
  const branding = { name: 'Harbour Goods', logo: dataUrl(hostile) };

  it('shows a logo of its own host 32 px high, and runs and loads nothing that is in it', async () => {
    await openPage(browser, { branding }, async (page, { complaints, requests }) => {
      const title = await page.title();
      const [shown] = await page.locator('header img').all();
      expect(await shown?.boundingBox()).toMatchObject({ height: 32, width: 96 });
      expect(await page.evaluate("document.querySelector('header img').naturalWidth")).toBeGreaterThan(0);
      expect([await page.title(), complaints]).toEqual([title, []]);
      expect(requests).toEqual([
        page.url(),
        `${page.url()}.well-known/maintenance.css`,
        `${page.url()}.well-known/maintenance.logo`,
      ]);
    });
  });

  it('runs nothing of a logo that is opened by itself, and loads no more than images for it', async () => {
    await openPage(browser, { branding }, async (page, { requests }) => {
      requests.length = 0;
      await page.goto(`${page.url()}.well-known/maintenance.logo`);
      expect(await page.title()).not.toBe('run');
      await page.waitForLoadState('networkidle');
      expect(requests.filter((request) => !request.startsWith('https://shop.example.com/'))).toEqual([
        'https://evil.example/a.png',
      ]);
    });
  });

  it('shows the name where a logo cannot be read, without a broken image', async () => {
    await openPage(
      browser,
      { branding: { name: 'Harbour Goods', logo: 'data:image/png;base64,AAAA' } },
      async (page) => {
        await keepPicture(page, 'broken-logo');
        expect(await page.locator('header').textContent()).toMatch(/^header:before\{[^{}]*\}Harbour Goods$/);
        expect((await page.locator('header img').boundingBox())?.width).toBe(0);
      },
    );
  });

  it('prints the logo', async () => {
    await openPage(browser, { branding: { name: 'Harbour Goods', logo } }, async (page) => {
      await page.emulateMedia({ media: 'print' });
      await keepPicture(page, 'printed');
      expect((await page.locator('header img').boundingBox())?.height).toBeGreaterThan(30);
    });
  });

  it('shows the end in UTC, and what is left, where no script runs', async () => {
    await openPage(browser, { browser: { javaScriptEnabled: false } }, async (page) => {
      await keepPicture(page, 'without-script');
      expect(await page.locator('time').textContent()).toBe('2026-11-22 15:00 UTC');
      expect(await page.locator('#l').textContent()).toBe('50 min');
    });
  });

  it('names the part that is meant, and no part where all is', async () => {
    for (const [paths, shown] of [
      [['/checkout'], true],
      [[], false],
    ] as const) {
      await openPage(browser, { mode: 'read-only', paths }, async (page) => {
        expect(await page.locator('#s').isVisible()).toBe(shown);
        if (shown) expect(await page.locator('#d').textContent()).toBe('/checkout/');
      });
    }
  });

  it('says which language it and a text are in, and lets them run in their own direction', async () => {
    for (const [language, direction] of [
      ['fr', 'ltr'],
      ['ar', 'rtl'],
    ] as const) {
      await openPage(browser, { language }, async (page) => {
        const style = `getComputedStyle(document.querySelector('p[lang="${language}"]'))`;
        expect(await page.evaluate(`${style}.direction`)).toBe(direction);
        expect(await page.locator('html').getAttribute('lang')).toBe(language);
        expect(await page.evaluate('getComputedStyle(document.body).direction')).toBe(direction);
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

  it.each([320, 768])('leaves no single sign behind in the last line of a Japanese heading at %d px', async (width) => {
    await openPage(browser, { width, mode: 'read-only', language: 'ja' }, async (page) => {
      const widths: unknown = await page.evaluate(`(() => {
        const range = document.createRange();
        range.selectNodeContents(document.querySelector('h1'));
        return [...range.getClientRects()].map((line) => line.width);
      })()`);
      const [first = 0, ...others] = widths as number[];
      expect(others).toHaveLength(1);
      expect(Math.min(first, ...others)).toBeGreaterThan(Math.max(first, ...others) / 3);
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
