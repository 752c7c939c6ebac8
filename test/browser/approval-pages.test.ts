import type { Browser, BrowserContext, Page } from 'playwright-core';
import { brokenRules, describeInChromium, launch, scrollsSideways } from '../e2e/chromium';
import { type PageState, pageStates } from './page-states';

const origin = 'https://api.example';

const screens = [
  { name: 'phone', width: 320, colorScheme: 'light' },
  { name: 'desktop', width: 1280, colorScheme: 'dark' },
] as const;

describeInChromium('the approval pages in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
  }, 30_000);
  afterAll(() => browser?.close());

  /** The service answers the browser as the gateway would have it answer. */
  async function serve(context: BrowserContext, { service, token }: PageState): Promise<void> {
    await context.route(`${origin}/**`, async (route) => {
      const request = route.request();
      const isPost = request.method() === 'POST';
      const answer = await service.visit(isPost ? 'POST' : 'GET', token, request.postData() ?? undefined);
      const headers = Object.fromEntries(Object.entries(answer.headers).map(([name, value]) => [name, String(value)]));
      await route.fulfill({ status: answer.status, headers, body: answer.text });
    });
  }

  /** Opens the state's page, or sends its form from a page that has nothing but the form's address. */
  async function show(page: Page, state: PageState): Promise<void> {
    const url = `${origin}/approvals?token=${state.token}`;
    if (!state.form) return void (await page.goto(url));
    const fields = Object.entries(state.form).map(([name, value]) => `<input name="${name}" value="${value}">`);
    await page.setContent(`<form method="post" action="${url}">${fields.join('')}<button>Send</button></form>`);
    await Promise.all([page.waitForURL(url), page.getByRole('button').click()]);
  }

  async function look(screen: (typeof screens)[number], state: PageState, act: (page: Page) => Promise<void>) {
    const { width, colorScheme } = screen;
    const viewport = { width, height: 740 };
    const context = await browser.newContext({ viewport, colorScheme, bypassCSP: true });
    await serve(context, state);
    const page = await context.newPage();
    await show(page, state);
    await act(page);
    await context.close();
  }

  describe.each(screens)('on a $name', (screen) => {
    it.each(Object.entries(pageStates))('%s can be used by everyone', async (name, [words, prepare]) => {
      await look(screen, await prepare(), async (page) => {
        expect(await page.textContent('body')).toContain(words);
        expect(await brokenRules(page)).toEqual([]);
        expect(await scrollsSideways(page)).toBe(false);
        expect(await page.locator('h1').count()).toBe(1);
        const directory = process.env.SCREENSHOTS;
        if (directory) await page.screenshot({ path: `${directory}/${name}-${screen.name}.png`, fullPage: true });
      });
    });
  });
});
