import type { Browser, BrowserContextOptions } from 'playwright-core';

type Kept = NonNullable<BrowserContextOptions['storageState']>;

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
    await page.addInitScript(watching(use));
    const from = performance.timeOrigin + performance.now();
    await page.goto(url, { waitUntil: 'commit' });
    const answered = await page.waitForFunction('window.answeredAt', undefined, { timeout: 60_000, polling: 50 });
    return Number(await answered.jsonValue()) - from;
  } finally {
    await context.close();
  }
}

/** Tries at each change of the document, before anything of the page itself runs. */
const watching = (use: string): string => `(() => {
  const attempt = () => {
    if (window.answeredAt || !(${use})()) return;
    window.answeredAt = performance.timeOrigin + performance.now();
    observer.disconnect();
  };
  const observer = new MutationObserver(attempt);
  observer.observe(document, { childList: true, subtree: true, characterData: true, attributes: true });
})();`;
