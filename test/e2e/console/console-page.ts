import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import type { Endpoints } from '../../../local/announce';
import { restOf } from './at-rest';
import type { Hands } from './hands/hands';
import { Mouse } from './hands/mouse';
import { noiseOf } from './noise';

/** Who opens the console, and how. */
export interface Visitor {
  /** The name in the picker of the local identity provider. */
  readonly name: string;
  /** Where they want to go; `/` when left out. */
  readonly path?: string;
  readonly width?: number;
  readonly colorScheme?: 'light' | 'dark';
  readonly locale?: string;
  /** The mouse when left out. */
  readonly handsOn?: (page: Page) => Hands;
  /** What the test brings about on purpose, such as a refusal: lines of the browser's console that are no fault. */
  readonly provokes?: RegExp;
}

/** The console in a browser of its own. */
export interface ConsolePage {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly hands: Hands;
  /** What a person would not see: errors in the browser's console, exceptions, and requests to anybody else. */
  readonly noise: readonly string[];
  /** Waits until the page has drawn what it asked for. */
  readonly untilDrawn: () => Promise<void>;
}

/** Opens the console and signs in at the real provider, as the picker offers it. */
export async function openConsole(
  browser: Browser,
  endpoints: Pick<Endpoints, 'console' | 'issuer'>,
  {
    name,
    path = '/',
    width = 1440,
    colorScheme = 'light',
    locale = 'en-GB',
    handsOn = (page) => new Mouse(page),
    provokes,
  }: Visitor,
): Promise<ConsolePage> {
  const viewport = { width, height: 900 };
  const context = await browser.newContext({ viewport, colorScheme, locale, timezoneId: 'Europe/Paris' });
  const page = await context.newPage();
  const hands = handsOn(page);
  const noise = noiseOf(context, endpoints, provokes);
  const untilDrawn = restOf(page);
  await page.goto(`${endpoints.console}${path}`);
  const person = page.getByRole('button', { name: new RegExp(`^${name}`) });
  await untilAsked(page, person);
  await hands.press(person);
  await titleOf(page);
  return { page, context, hands, noise, untilDrawn };
}

/** Where the picker does not come, says what came instead, and loads the page once more, as a person would. */
async function untilAsked(page: Page, person: Locator): Promise<void> {
  const came = await person.waitFor({ timeout: 15_000 }).then(
    () => true,
    () => false,
  );
  if (came) return;
  console.log(`No picker at ${page.url()}: ${await page.locator('body').textContent()}`);
  await page.reload();
}

/** The heading of the page that is shown, once it is. */
export async function titleOf(page: Page): Promise<string> {
  const title = page.locator('[data-page-title]');
  await title.waitFor({ timeout: 20_000 });
  return (await title.textContent()) ?? '';
}
