import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { buildViewerRequest } from '../../edge/build';
import type { EdgeResponse } from '../../edge/event';
import { loadHandler } from '../../edge/load';
import { interval, visit } from '../edge/given';
import { CountingStore } from '../edge/stages';

const executablePath = '/usr/bin/chromium';
const axe = readFileSync(path.join(path.dirname(require.resolve('axe-core')), 'axe.min.js'), 'utf8');
const url = 'https://shop.example.com/';

async function refusal(mode: 'full' | 'read-only', language: string): Promise<EdgeResponse> {
  const message = 'We are moving the shop to a new database. Orders placed before are safe.';
  const messages = { fr: 'Nous déplaçons la boutique vers une nouvelle base. Vos commandes sont en sécurité.' };
  const headers = { accept: 'text/html', 'accept-language': language };
  const { event, entries, now } = visit({ method: 'POST', headers }, [interval({ mode, message, messages })]);
  const answer = await loadHandler(buildViewerRequest(), new CountingStore(entries), () => now * 1000)(event);
  if (!('statusCode' in answer)) throw new Error('the request passed');
  return answer;
}

/** Chromium is an optional tool on a workstation and a must in CI. */
function hasChromium(): boolean {
  if (existsSync(executablePath)) return true;
  if (process.env.CI === 'true') throw new Error(`${executablePath} is missing: install chromium`);
  process.stdout.write(`skipped: ${executablePath} is missing, so nobody looked at the page\n`);
  return false;
}

(hasChromium() ? describe : describe.skip)('the page in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage'] });
  }, 30_000);
  afterAll(() => browser?.close());

  interface Look {
    readonly width?: number;
    readonly colorScheme?: 'light' | 'dark';
    readonly language?: string;
    readonly mode?: 'full' | 'read-only';
    readonly javaScriptEnabled?: boolean;
    /** The visitor's content security policy off, so that axe can be put into the page. */
    readonly bypassCSP?: boolean;
  }

  async function open(look: Look, act: (page: Page) => Promise<void>): Promise<void> {
    const { width = 1280, language = 'en', mode = 'full', ...given } = look;
    const context = await browser.newContext({
      viewport: { width, height: 800 },
      timezoneId: 'Asia/Tokyo',
      locale: 'en-GB',
      ...given,
    });
    const { statusCode, headers, body = '' } = await refusal(mode, language);
    const plain = Object.entries(headers).map(([name, { value }]) => [name, value]);
    await context.route(url, (route) =>
      route.fulfill({ status: statusCode, headers: Object.fromEntries(plain), body }),
    );
    const page = await context.newPage();
    await page.goto(url);
    await act(page);
    await context.close();
  }

  const looks = [360, 1280].flatMap((width) =>
    (['light', 'dark'] as const).flatMap((colorScheme) =>
      ['en', 'fr'].map((language) => ({ width, colorScheme, language })),
    ),
  );
  it.each(looks)('has no accessibility finding: %j', async (look) => {
    await open({ ...look, bypassCSP: true }, async (page) => {
      await page.evaluate(axe);
      const violations = await page.evaluate('axe.run().then((found) => found.violations.map((each) => each.id))');
      expect(violations).toEqual([]);
      const directory = process.env.SCREENSHOTS;
      const { width, colorScheme, language } = look;
      if (directory) await page.screenshot({ path: `${directory}/page-${width}-${colorScheme}-${language}.png` });
    });
  });

  it('has no accessibility finding while read-only', async () => {
    await open({ mode: 'read-only', bypassCSP: true }, async (page) => {
      await page.evaluate(axe);
      expect(await page.evaluate('axe.run().then((found) => found.violations.map((each) => each.id))')).toEqual([]);
    });
  });

  it('shows the end on the visitor’s clock, under its own content security policy', async () => {
    await open({}, async (page) => {
      expect(await page.locator('time').textContent()).toMatch(/23 November 2026.* 00:00:00 (GMT\+9|JST)/);
    });
  });

  it('shows the end in UTC where no script runs', async () => {
    await open({ javaScriptEnabled: false }, async (page) => {
      expect(await page.locator('time').textContent()).toBe('2026-11-22 15:00 UTC');
    });
  });

  it('fits a phone without scrolling sideways', async () => {
    await open({ width: 320 }, async (page) => {
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320);
    });
  });
});
