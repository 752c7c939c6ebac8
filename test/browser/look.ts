import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { buildViewerRequest } from '../../edge/build/build';
import { loadHandler } from '../../edge/build/load';
import type { EdgeResponse } from '../../edge/function/event';
import { callOf, interval } from '../edge/function/fixtures';
import { CountingStore } from '../edge/function/stages';

const url = 'https://shop.example.com/';

const message = 'We are moving the shop to a new database. Orders placed before are safe.';
const messages = {
  fr: 'Nous déplaçons la boutique vers une nouvelle base. Vos commandes sont en sécurité.',
  ar: 'ننقل المتجر إلى قاعدة بيانات جديدة. طلباتكم محفوظة.',
};

/** Who looks, and at what. */
export interface Look {
  readonly width?: number;
  readonly mode?: 'full' | 'read-only';
  /** What the visitor's browser asks for. */
  readonly language?: string;
  /** In place of the text in several languages. */
  readonly text?: string;
  readonly colorScheme?: 'light' | 'dark';
  readonly browser?: Partial<
    Pick<BrowserContextOptions, 'bypassCSP' | 'forcedColors' | 'javaScriptEnabled' | 'reducedMotion'>
  >;
}

async function refusal({ mode = 'full', language = 'en', text }: Look): Promise<EdgeResponse> {
  const texts = text === undefined ? { message, messages } : { message: text };
  const headers = { accept: 'text/html', 'accept-language': language };
  const { event, entries, now } = callOf({ method: 'POST', headers }, [interval({ mode, ...texts })]);
  const answer = await loadHandler(buildViewerRequest(), new CountingStore(entries), () => now * 1000)(event);
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
  const { statusCode, headers, body = '' } = await refusal(look);
  const plain = Object.entries(headers).map(([name, { value }]) => [name, value]);
  await context.route(url, (route) => route.fulfill({ status: statusCode, headers: Object.fromEntries(plain), body }));
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
