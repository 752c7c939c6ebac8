import type { Browser, Page, Route } from 'playwright-core';
import { launch } from '../../browser/launch';
import { describeInChromium } from '../chromium';
import { Stage } from '../harness';
import { openConsole } from './console-page';
import { addressOf, goTo, patterns, untilLoaded } from './every-page';
import { type Change, changed } from './hostile/answers';
import { harmOn, markup } from './hostile/judge';
import { type Ids, populate } from './hostile/populated';

jest.setTimeout(600_000);

const newer = '<b id=from-data>from a newer server</b>\u202e';

/** Answers of the API that nobody expects. */
const changes: readonly (readonly [string, Change])[] = [
  ['markup', { words: markup }],
  ['texts that run to the left', { words: 'a\u2069\u202e\u2067 נתונים \u2066العربية 1. fdp.exe' }],
  ['10 KB without a space', { words: 'x'.repeat(10_000) }],
  ['emoji and stacked marks', { words: `${'👩‍👩‍👧‍👦🏳️‍🌈🇩🇪'.repeat(40)}${'Z\u0351\u036b\u0343'.repeat(40)}` }],
  ['values that a newer server invented', { newer }],
  ['only what is required', { optional: 'missing' }],
  ['null for what is not required', { optional: 'null' }],
];

/** Whose pages they are: others see less of them. */
function visitorOf(pattern: string): string {
  if (/^\/(people|machines)|^\/sites\/(new|:siteId)/.test(pattern)) return 'Administrator';
  if (pattern === '/emergency') return 'Break-glass';
  return ['/', '/approvals', '/windows/:windowId', '/audit', '/audit?site=:siteId'].includes(pattern) ? 'Ana' : 'Rita';
}

const explained = `/explain?${new URLSearchParams({ url: 'http://demo.localhost/shop', method: 'POST' })}`;
const pages = [
  ...patterns,
  '/templates/new?siteId=:siteId',
  '/windows/new?templateId=:proposalId',
  '/windows/new?like=:windowId',
  '/audit?site=:siteId',
  '/proposals?siteId=:siteId',
  explained,
];

/** What can be opened on a page, to be looked at as well. */
const dialogs: Readonly<Record<string, RegExp>> = {
  '/windows/:windowId': /^Comment$/,
  '/audit?site=:siteId': /, entry \d+$/,
  '/people/:personId': /^Remove person$/,
  '/machines': /^Add machine$/,
  '/sites/:siteId': /^Delete$/,
};

describeInChromium('the console with answers that nobody expects', () => {
  let browser: Browser;
  let stage: Stage;
  let ids: Ids;
  beforeAll(async () => {
    [browser, stage] = await Promise.all([launch(), Stage.open()]);
    ids = await populate(stage);
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await stage?.close();
  });

  async function harmTo(name: string, change: Change): Promise<readonly string[]> {
    const { page, context, noise } = await openConsole(browser, stage.endpoints, { name, width: 360 });
    page.on('dialog', (dialog) => void dialog.dismiss());
    await page.route(/\/api\/v1\//, (route) => answer(route, change));
    await page.reload();
    await page.locator('[data-page-title]').waitFor();
    const harm: string[] = [];
    for (const pattern of pages.filter((each) => visitorOf(each) === name)) {
      await goTo(page, addressOf(pattern, ids));
      await untilLoaded(page);
      harm.push(...(await harmOn(page)).map((wrong) => `${pattern}: ${wrong}`));
      harm.push(...(await harmInDialog(page, dialogs[pattern])).map((wrong) => `the dialog of ${pattern}: ${wrong}`));
    }
    harm.push(...noise);
    await context.unrouteAll({ behavior: 'ignoreErrors' });
    await context.close();
    return harm;
  }

  describe.each(changes)('%s', (_, change) => {
    it.each(['Ana', 'Rita', 'Administrator', 'Break-glass'])('harms no page of %s', async (name) => {
      expect(await harmTo(name, change)).toEqual([]);
    });
  });
});

/** The real answer, changed. Whoever is signed in keeps their roles: without them pages would show nothing. */
async function answer(route: Route, change: Change): Promise<void> {
  const { pathname } = new URL(route.request().url());
  const path = pathname.replace(/^\/api/, '');
  const response = await route.fetch();
  const body: unknown = await response.json().catch(() => undefined);
  const isAboutMe = path === '/v1/me' && change.words === undefined;
  if (route.request().method() !== 'GET' || response.status() !== 200 || body === undefined || isAboutMe)
    return route.fulfill({ response });
  return route.fulfill({ response, json: changed(path, body, change) });
}

async function harmInDialog(page: Page, button: RegExp | undefined): Promise<readonly string[]> {
  const opens = button && page.getByRole('button', { name: button }).first();
  if (!opens || (await opens.count()) === 0) return [];
  await opens.click();
  const dialog = page.getByRole('dialog');
  await dialog.first().waitFor();
  const harm = await harmOn(page);
  await page.keyboard.press('Escape');
  await dialog.first().waitFor({ state: 'detached' });
  return harm;
}
