import type { Page, Request } from 'playwright-core';

/** The page has done what it had to do; answers how many things in it still say that they load. */
const whenIdle = `new Promise((done) => setTimeout(
  () => requestIdleCallback(() => done(document.querySelectorAll('[class*="awsui_spinner"]').length), { timeout: 2000 }), 20))`;

/** Looks in a row at which a page must be at rest: what it reads can make it read more, and it measures itself after it has drawn. */
const looks = 3;

/**
 * Tells when a page has drawn what it asked for, and what it asked for because of that. How fast the machine is does not matter, and neither does what
 * a page asks again, to see what others do: it shows the last answer meanwhile.
 *
 * @returns what waits for that
 * @throws Error from what waits, when the page is not at rest for 30 seconds
 */
export function restOf(page: Page): () => Promise<void> {
  const underWay = new Set<Request>();
  const answered = new Set<string>();
  page.on('request', (request) => {
    const isDocument = request.isNavigationRequest() && request.frame() === page.mainFrame();
    if (isDocument) answered.clear();
    if (!answered.has(nameOf(request))) underWay.add(request);
  });
  const over = (request: Request) => {
    underWay.delete(request);
    answered.add(nameOf(request));
  };
  page.on('requestfinished', over);
  page.on('requestfailed', over);
  return async () => {
    const deadline = Date.now() + 30_000;
    for (let quiet = 0; quiet < looks; ) {
      const spinners = Number(await page.evaluate(whenIdle));
      quiet = spinners + underWay.size > 0 ? 0 : quiet + 1;
      if (quiet === looks || Date.now() < deadline) continue;
      const asked = [...underWay].map(nameOf).join(', ');
      throw new Error(`${page.url()} does not come to rest: ${spinners} spinners, ${asked || 'no request'}`);
    }
  };
}

const nameOf = (request: Request): string => `${request.method()} ${request.url()}`;
