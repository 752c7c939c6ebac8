import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, BrowserContextOptions } from 'playwright-core';

type Kept = NonNullable<BrowserContextOptions['storageState']>;

const mostMilliseconds = 60_000;

/** A page of which it is measured when it can be used. */
export interface Measured {
  readonly url: string;
  /** What the browser has of an earlier visit: the provider's session. Nothing of the page itself is cached. */
  readonly kept?: Kept;
  /** Finds what is used first, uses it, and says whether it answered: an expression over the document. */
  readonly use: string;
}

/**
 * From the address to the first answer, in milliseconds, in a browser context of its own. The page watches itself, so
 * nothing is added by asking it from outside.
 */
export async function interactiveAfter(browser: Browser, { url, kept, use }: Measured): Promise<number> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    ...(kept !== undefined && { storageState: kept }),
  });
  try {
    const page = await context.newPage();
    let tell: (at: number) => void = () => {};
    const answered = new Promise<number>((resolve) => {
      tell = resolve;
    });
    await page.exposeFunction('tellAnswered', (at: number) => tell(at));
    await page.addInitScript(watching(use));
    const from = performance.timeOrigin + performance.now();
    await page.goto(url, { waitUntil: 'commit' });
    const late = new AbortController();
    const tooLate = sleep(mostMilliseconds, undefined, { signal: late.signal }).then(() => {
      throw new Error(`${url} did not answer within ${mostMilliseconds} ms`);
    });
    try {
      return (await Promise.race([answered, tooLate])) - from;
    } finally {
      late.abort();
      tooLate.catch(() => undefined);
    }
  } finally {
    await context.close();
  }
}

/** Tries at each change of the document, before anything of the page itself runs. */
const watching = (use: string): string => `(() => {
  let isAnswered = false;
  const attempt = () => {
    if (isAnswered || !(${use})()) return;
    isAnswered = true;
    observer.disconnect();
    window.tellAnswered(performance.timeOrigin + performance.now());
  };
  const observer = new MutationObserver(attempt);
  observer.observe(document, { childList: true, subtree: true, characterData: true, attributes: true });
})();`;
