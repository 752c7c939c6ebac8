import type { Page, Request } from 'playwright-core';

/** The page has done what it had to do; answers how many things in it still say that they load. */
const whenIdle = `new Promise((done) => setTimeout(
  () => requestIdleCallback(() => done(document.querySelectorAll('[class*="awsui_spinner"]').length), { timeout: 2000 }), 20))`;

/** Looks in a row at which a page must be at rest: what it reads can make it read more, and it measures itself after it has drawn. */
const looks = 3;

/**
 * Tells when a page has drawn what it asked for, and what it asked for because of that. How fast the machine is does not matter.
 *
 * @returns what waits for that
 * @throws Error from what waits, when the page asks for something or says that it loads for 30 seconds
 */
export function restOf(page: Page): () => Promise<void> {
  const underWay = new Set<Request>();
  page.on('request', (request) => underWay.add(request));
  page.on('requestfinished', (request) => underWay.delete(request));
  page.on('requestfailed', (request) => underWay.delete(request));
  return async () => {
    const deadline = Date.now() + 30_000;
    for (let quiet = 0; quiet < looks; ) {
      const spinners = Number(await page.evaluate(whenIdle));
      quiet = spinners + underWay.size > 0 ? 0 : quiet + 1;
      if (Date.now() < deadline) continue;
      const asked = [...underWay].map((request) => request.url());
      throw new Error(`${page.url()} does not come to rest: ${spinners} spinners, ${asked.join(' ') || 'no request'}`);
    }
  };
}
