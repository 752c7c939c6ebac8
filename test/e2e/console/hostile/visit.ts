import type { Page, Route } from 'playwright-core';
import type { ConsoleTests } from '../describe-console';
import { addressOf, goTo, patterns } from '../every-page';
import { type Change, changed } from './answers';
import { harmOn } from './judge';
import type { Ids } from './populated';

export const visitors = ['Ana', 'Rita', 'Administrator', 'Break-glass'] as const;
type Visitor = (typeof visitors)[number];

/** Whose pages they are: others see less of them. */
function visitorOf(pattern: string): Visitor {
  if (/^\/(people|machines)|^\/sites\/(new|:siteId)/.test(pattern)) return 'Administrator';
  if (pattern === '/emergency') return 'Break-glass';
  return /^\/(approvals|windows\/:windowId|audit.*)?$/.test(pattern) ? 'Ana' : 'Rita';
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

/** What was found on the pages of somebody. */
export interface Visit {
  readonly harm: readonly string[];
  /** The pages on which something of the changed answers was to be read. */
  readonly shown: readonly string[];
}

/**
 * Looks at every page of somebody on a phone, while every answer of the API is changed.
 * @param sign is a part of what the answers are changed to
 */
export async function visit(
  open: ConsoleTests['open'],
  ids: Ids,
  { name, change, sign }: { readonly name: Visitor; readonly change: Change; readonly sign: string },
): Promise<Visit> {
  const { page, untilDrawn } = await open({ name, width: 360 });
  const answers = new Answers(change);
  page.on('dialog', (dialog) => void dialog.dismiss());
  await page.route(/\/api\/v1\//, (route) => answers.give(route));
  await page.reload();
  await page.locator('[data-page-title]').waitFor();
  const harm: string[] = [];
  const shown: string[] = [];
  for (const pattern of pages.filter((each) => visitorOf(each) === name)) {
    await goTo(page, pattern === explained ? explained : addressOf(pattern, ids));
    await untilDrawn();
    if ((await page.locator('main').textContent())?.includes(sign)) shown.push(pattern);
    harm.push(...(await harmOn(page)).map((wrong) => `${pattern}: ${wrong}`));
    harm.push(...(await harmInDialog(page, dialogs[pattern])).map((wrong) => `the dialog of ${pattern}: ${wrong}`));
  }
  return { harm, shown };
}

/** The real answers, changed. */
class Answers {
  constructor(private readonly change: Change) {}

  /** Whoever is signed in keeps their roles: without them pages would show nothing. */
  async give(route: Route): Promise<void> {
    const path = new URL(route.request().url()).pathname.replace(/^\/api/, '');
    const response = await route.fetch();
    const body: unknown = await response.json().catch(() => undefined);
    const isAboutMe = path === '/v1/me' && this.change.words === undefined;
    if (route.request().method() !== 'GET' || response.status() !== 200 || body === undefined || isAboutMe)
      return route.fulfill({ response });
    return route.fulfill({ response, json: changed(path, body, this.change) });
  }
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
