import type { Browser, BrowserContext, Page } from 'playwright-core';
import { brokenRules, describeInChromium, scrollsSideways } from '../e2e/chromium';
import { type PageState, pageStates } from '../http/approvals/page-states';
import { launch } from './launch';

const origin = 'https://api.example';

const screens = [
  { name: 'phone', width: 320, colorScheme: 'light' },
  { name: 'tablet', width: 768, colorScheme: 'dark' },
  { name: 'desktop', width: 1440, colorScheme: 'light' },
] as const;

type Screen = Pick<(typeof screens)[number], 'colorScheme'> & { readonly width: number };

jest.setTimeout(30_000);

describeInChromium('the approval pages in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
  }, 30_000);
  afterAll(() => browser?.close());

  /** The service answers the browser as the gateway would have it answer. */
  async function serve(context: BrowserContext, { service, token }: PageState): Promise<void> {
    await context.unrouteAll();
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

  const opened = new Map<string, Page>();

  /** One page for each kind of screen: a new one starts a process, which costs more than what is looked at. */
  async function pageOn({ width, colorScheme }: Screen): Promise<Page> {
    const name = `${width} ${colorScheme}`;
    const found = opened.get(name);
    if (found) return found;
    const context = await browser.newContext({ viewport: { width, height: 740 }, colorScheme, bypassCSP: true });
    const page = await context.newPage();
    opened.set(name, page);
    return page;
  }

  async function look(screen: Screen, state: PageState, act: (page: Page) => Promise<void>) {
    const page = await pageOn(screen);
    await page.goto('about:blank');
    await page.context().clearCookies();
    await serve(page.context(), state);
    await show(page, state);
    await act(page);
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

  it.each([
    ['request', 360],
    ['request', 1440],
    ['full-request', 360],
    ['change', 360],
    ['amendment', 360],
    ['emergency', 360],
    ['policy', 360],
    ['template', 360],
  ] as const)('ask %s within the first screen of %d pixels', async (name, width) => {
    const state = await pageStates[name]?.[1]();
    if (!state) throw new Error(`no state is called ${name}`);
    await look({ width, colorScheme: 'light' }, state, async (page) => {
      const box = await page.locator('.choices').boundingBox();
      expect((box?.y ?? Infinity) + (box?.height ?? 0)).toBeLessThan(740);
    });
  });

  it('keep a short time and its zone, such as GMT-5, in one line on a phone', async () => {
    const state = await pageStates['full-request']?.[1]();
    if (!state) throw new Error('there is such a state');
    await look(screens[0], state, async (page) => {
      const times = await page
        .locator('small time')
        .evaluateAll((all) => all.map((one) => one.getClientRects().length));
      expect(times.length).toBeGreaterThan(0);
      expect(times.filter((lines) => lines !== 1)).toEqual([]);
    });
  });

  it('keep the decision in sight beside a long plan', async () => {
    const state = await pageStates['full-request']?.[1]();
    if (!state) throw new Error('there is such a state');
    await look(screens[2], state, async (page) => {
      await page.evaluate('scrollTo(0, 500)');
      const box = await page.getByRole('heading', { name: 'Your vote' }).boundingBox();
      expect(box?.y).toBeGreaterThanOrEqual(0);
      expect(await page.evaluate('scrollY')).toBeGreaterThan(400);
    });
  });

  /** The page as an approver has it: under its own security policy. */
  async function visit(name: string, more: object, act: (page: Page, state: PageState) => Promise<void>) {
    const state = await pageStates[name]?.[1]();
    if (!state) throw new Error(`no state is called ${name}`);
    const context = await browser.newContext({ viewport: { width: 360, height: 740 }, ...more });
    await serve(context, state);
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    await show(page, state);
    await act(page, state);
    expect(complaints.filter((text) => text.includes('Content Security Policy'))).toEqual([]);
    await context.close();
  }

  const send = (page: Page) => page.getByRole('button').click();

  it('take a vote without script, after a slip, and take it back', async () => {
    await visit('counted', { javaScriptEnabled: false }, async (page) => {
      await page.getByLabel(/code/i).fill('000000');
      await send(page);
      expect(await page.getByRole('alert').textContent()).toContain('Your vote was not withdrawn.');
      await page.getByLabel(/code/i).fill('123 456');
      await send(page);
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('You withdrew your vote');
    });
    await visit('full-request', { javaScriptEnabled: false }, async (page) => {
      await page.getByLabel('Reject').check();
      await page.getByLabel(/code/i).fill('000000');
      await page.getByLabel(/reason/i).fill('Not today');
      await send(page);
      expect(await page.getByLabel('Reject').isChecked()).toBe(true);
      expect(await page.getByLabel(/reason/i).inputValue()).toBe('Not today');
      expect(await page.getByLabel(/code/i).inputValue()).toBe('');
      await page.getByLabel(/code/i).fill('123456');
      await send(page);
      expect(await page.getByRole('status').textContent()).toContain('You rejected this');
    });
  });

  it('put a mistake first, give it the focus, and lead from it to the field', async () => {
    await visit('wrong-code', {}, async (page) => {
      expect(await page.title()).toMatch(/^Error: /);
      expect(await page.evaluate('document.activeElement.getAttribute("role")')).toBe('alert');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      expect(await page.evaluate('document.activeElement.id')).toBe('code');
      expect(await page.getByLabel(/code/i).getAttribute('aria-invalid')).toBe('true');
    });
  });

  it('name their landmarks and headings in the order of a decision', async () => {
    await visit('full-request', {}, async (page) => {
      const headings = await page.getByRole('heading').allTextContents();
      expect(headings).toEqual([
        'Make part of Northwind Shop read-only for 1 hour?',
        'Your vote',
        'What will happen',
        'Why',
        'Who decides',
        'Comments',
      ]);
      expect(await page.getByRole('main').count()).toBe(1);
      expect(await page.getByRole('banner').count()).toBe(1);
      expect(await page.getByRole('contentinfo').count()).toBe(1);
      expect(await page.getByRole('group', { name: 'Do you approve this plan?' }).count()).toBe(1);
    });
  });

  it('let a scanner open and submit everything without a vote', async () => {
    await visit('request', {}, async (page, { service, token }) => {
      const before = await service.dump();
      for (const decision of ['approve', 'reject', 'withdraw']) {
        await service.visit('HEAD', token);
        await page.goto(`${origin}/approvals?token=${token}`);
        await page.evaluate(`document.querySelectorAll('form').forEach((form) => {
          form.noValidate = true;
          form.querySelectorAll('input[type=radio]').forEach((radio) => { radio.checked = radio.value === '${decision}'; });
          form.querySelector('[name=reason]').value = 'I am a scanner';
        })`);
        await Promise.all([page.waitForNavigation(), page.evaluate('document.forms[0].submit()')]);
      }
      expect(await service.dump()).toEqual(before);
      expect((await service.visit('POST', token, { decision: 'approve', code: '123456' })).status).toBe(200);
    });
  });
});
