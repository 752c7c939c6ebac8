import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { buildViewerRequest } from '../../edge/build/build';
import { loadHandler } from '../../edge/build/load';
import type { EdgeBranding, EdgeMode } from '../../edge/document/document';
import { LOGO_PATH, STYLE_PATH } from '../../edge/document/page-keys';
import type { EdgeResponse } from '../../edge/function/event';
import { callOn, interval, type Sent, site } from '../edge/function/fixtures';
import { CountingStore } from '../edge/function/stages';

const url = 'https://shop.example.com/';

const message = 'We are moving the shop to a new database. Orders placed before are safe.';
const messages = {
  fr: 'Nous déplaçons la boutique vers une nouvelle base. Vos commandes sont en sécurité.',
  ar: 'ننقل المتجر إلى قاعدة بيانات جديدة. طلباتكم محفوظة.',
  de: 'Der Shop zieht auf eine neue Datenbank um. Bestellungen sind sicher.',
};

/** Who looks, and at what. */
export interface Look {
  readonly width?: number;
  readonly mode?: EdgeMode;
  readonly paths?: readonly string[];
  readonly branding?: EdgeBranding;
  /** What the visitor's browser asks for. */
  readonly language?: string;
  /** In place of the text in several languages. */
  readonly text?: string;
  readonly colorScheme?: 'light' | 'dark';
  readonly browser?: Partial<
    Pick<
      BrowserContextOptions,
      'bypassCSP' | 'forcedColors' | 'javaScriptEnabled' | 'locale' | 'reducedMotion' | 'timezoneId'
    >
  >;
}

let built: string | undefined;
const shipped = (): string => (built ??= buildViewerRequest());

const harbour: EdgeBranding = { name: 'Harbour Coffee', accentColor: '#9a3f12' };

const refusal = (look: Look) =>
  answerTo(look, {
    method: 'POST',
    uri: look.paths?.[0] ?? '/',
    headers: { accept: 'text/html', 'accept-language': look.language ?? 'en' },
  });

const partOf = (look: Look, uri: string) => answerTo(look, { uri });

/** As CloudFront sends an answer of the function. */
function asSent({ statusCode: status, headers, body = '' }: EdgeResponse) {
  const plain = Object.entries(headers).map(([name, { value }]) => [name, value]);
  const bytes = typeof body === 'string' ? Buffer.from(body) : Buffer.from(body.data, 'base64');
  return { status, headers: Object.fromEntries(plain), body: bytes };
}

async function answerTo(look: Look, sent: Sent): Promise<EdgeResponse> {
  const { mode = 'full', text, paths = [], branding = harbour } = look;
  const texts = text === undefined ? { message, messages } : { message: text };
  const given = { ...site(interval({ mode, paths, ...texts })), branding };
  const { event, entries, now } = callOn(given, sent);
  const answer = await loadHandler(shipped(), new CountingStore(entries), () => now * 1000 + 1)(event);
  if (!('statusCode' in answer)) throw new Error('the request passed');
  return answer;
}

/** What the page did that a visitor would not see: violations of its own policy, exceptions, further requests. */
export interface Noise {
  readonly complaints: string[];
  readonly requests: string[];
}

const opened = new WeakMap<Browser, Map<string, Page>>();

/** One page for each kind of browser: a new one starts a process, which costs more than what is looked at. */
async function pageIn(browser: Browser, kind: BrowserContextOptions): Promise<Page> {
  const pages = opened.get(browser) ?? new Map<string, Page>();
  opened.set(browser, pages);
  const name = JSON.stringify(kind);
  const found = pages.get(name);
  if (found) return found;
  const context = await browser.newContext({ timezoneId: 'Asia/Tokyo', locale: 'en-GB', ...kind });
  const page = await context.newPage();
  pages.set(name, page);
  return page;
}

/** A page that shows nothing, remembers nothing, and has the look's screen. */
async function blankPage(browser: Browser, look: Look): Promise<Page> {
  const { width = 1280, colorScheme = 'light' } = look;
  const { forcedColors = 'none', reducedMotion = 'no-preference', ...kind } = look.browser ?? {};
  const page = await pageIn(browser, kind);
  page.removeAllListeners();
  await page.context().unrouteAll();
  await page.goto('about:blank');
  await page.context().clearCookies();
  await page.setViewportSize({ width, height: 800 });
  await page.emulateMedia({ media: null, colorScheme, forcedColors, reducedMotion });
  return page;
}

/** Opens the page of the shipped code, in Tokyo, during a window that ends at 15:00 UTC. */
export async function openPage(
  browser: Browser,
  look: Look,
  act: (page: Page, noise: Noise) => Promise<void>,
): Promise<void> {
  const page = await blankPage(browser, look);
  const answers = { '/': refusal(look), [STYLE_PATH]: partOf(look, STYLE_PATH), [LOGO_PATH]: partOf(look, LOGO_PATH) };
  for (const [path, answer] of Object.entries(answers)) {
    const response = await answer;
    await page.context().route(new URL(path, url).href, (route) => route.fulfill(asSent(response)));
  }
  const noise: Noise = { complaints: [], requests: [] };
  page.on('pageerror', (error) => noise.complaints.push(error.message));
  page.on('console', (line) => {
    if (/Content Security Policy/.test(line.text())) noise.complaints.push(line.text());
  });
  page.on('request', (request) => noise.requests.push(request.url()));
  await page.goto(url);
  await act(page, noise);
}
