import type { Page, Route } from 'playwright-core';
import { de } from '../../../../console/texts/de';
import { en } from '../../../../console/texts/en';
import type { Texts } from '../../../../console/texts/texts';
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
const dialogs: Readonly<Record<string, (texts: Texts) => string | RegExp>> = {
  '/windows/:windowId': ({ window }) => window.actions.comment,
  '/audit?site=:siteId': ({ audit }) => new RegExp(`${audit.entryOf('', 1).replace('1', '\\d+')}$`),
  '/people/:personId': ({ people }) => people.remove,
  '/machines': ({ machines }) => machines.add,
  '/sites/:siteId': ({ sites }) => sites.delete,
};

/** On a phone, and where there is room for more. */
const screens = [
  { width: 360, colorScheme: 'light' },
  { width: 1440, colorScheme: 'dark' },
] as const;

const catalogues = { 'en-GB': en, 'de-DE': de };
export type Locale = keyof typeof catalogues;

/** What was found on the pages of somebody. */
export interface Visit {
  readonly harm: readonly string[];
  /** The pages on which something of the changed answers was to be read. */
  readonly shown: readonly string[];
  /** The pages whose dialogs were opened. */
  readonly opened: readonly string[];
}

interface Wish {
  readonly name: Visitor;
  readonly change: Change;
  /** A part of what the answers are changed to. */
  readonly sign: string;
  readonly locale: Locale;
}

/** Looks at every page of somebody on a phone and on a desktop, while every answer of the API is changed. */
export async function visit(
  open: ConsoleTests['open'],
  ids: Ids,
  { name, change, sign, locale }: Wish,
): Promise<Visit> {
  const { page, untilDrawn } = await open({ name, locale });
  const answers = new Answers(change);
  page.on('dialog', (dialog) => void dialog.dismiss());
  await page.route(/\/api\/v1\//, (route) => answers.give(route));
  await page.reload();
  await page.locator('[data-page-title]').waitFor();
  const harm: string[] = [];
  const shown: string[] = [];
  const opened: string[] = [];
  for (const pattern of pages.filter((each) => visitorOf(each) === name)) {
    await goTo(page, pattern === explained ? explained : addressOf(pattern, ids));
    for (const { width, colorScheme } of screens) {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme });
      await untilDrawn();
      const place = `${pattern} at ${width} px in ${locale}`;
      harm.push(...(await harmOn(page)).map((wrong) => `${place}: ${wrong}`));
      const inDialog = await harmInDialog(page, dialogs[pattern]?.(catalogues[locale]));
      if (inDialog) opened.push(pattern);
      harm.push(...(inDialog ?? []).map((wrong) => `the dialog of ${place}: ${wrong}`));
    }
    if ((await page.locator('main').textContent())?.includes(sign)) shown.push(pattern);
  }
  return { harm, shown, opened };
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

/** @returns nothing where the changed answers left no button to open it with */
async function harmInDialog(page: Page, name: string | RegExp | undefined): Promise<readonly string[] | undefined> {
  const opens = name === undefined ? undefined : page.getByRole('button', { name, exact: true }).first();
  if (!opens || (await opens.count()) === 0) return undefined;
  await opens.click();
  const dialog = page.getByRole('dialog');
  await dialog.first().waitFor();
  const harm = await harmOn(page);
  await page.keyboard.press('Escape');
  await dialog.first().waitFor({ state: 'detached' });
  return harm;
}
