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
  const answer = await loadHandler(buildViewerRequest(), new CountingStore(entries), () => now * 1000 + 1)(event);
  if (!('statusCode' in answer)) throw new Error('the request passed');
  return answer;
}

/** What the page did that a visitor would not see: violations of its own policy, exceptions, further requests. */
export interface Noise {
  readonly complaints: string[];
  readonly requests: string[];
}

/** Opens the page of the shipped code in a tab of its own, in Tokyo, during a window that ends at 15:00 UTC. */
export async function openPage(
  browser: Browser,
  look: Look,
  act: (page: Page, noise: Noise) => Promise<void>,
): Promise<void> {
  const { width = 1280, colorScheme = 'light' } = look;
  const context = await browser.newContext({
    viewport: { width, height: 800 },
    timezoneId: 'Asia/Tokyo',
    locale: 'en-GB',
    colorScheme,
    ...look.browser,
  });
  const answers = { '/': refusal(look), [STYLE_PATH]: partOf(look, STYLE_PATH), [LOGO_PATH]: partOf(look, LOGO_PATH) };
  for (const [path, answer] of Object.entries(answers)) {
    const response = await answer;
    await context.route(new URL(path, url).href, (route) => route.fulfill(asSent(response)));
  }
  const page = await context.newPage();
  const noise: Noise = { complaints: [], requests: [] };
  page.on('pageerror', (error) => noise.complaints.push(error.message));
  page.on('console', (line) => {
    if (/Content Security Policy/.test(line.text())) noise.complaints.push(line.text());
  });
  page.on('request', (request) => noise.requests.push(request.url()));
  await page.goto(url);
  await act(page, noise);
  await context.close();
}
