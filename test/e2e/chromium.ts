import { existsSync, readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { executablePath } from '../browser/launch';

const present = existsSync(executablePath);

/** `describe` where Chromium is present; elsewhere it is skipped and says so, but fails with `CI=true`. */
export const describeInChromium: typeof describe | typeof describe.skip = present ? describe : absent();

function absent(): typeof describe.skip {
  if (process.env.CI === 'true') throw new Error(`${executablePath} is missing: install Debian's package chromium`);
  console.log(`Left out, because ${executablePath} is not there: the tests in a browser.`);
  return describe.skip;
}

export const screens = [
  { name: 'a phone, light', viewport: { width: 360, height: 740 }, colorScheme: 'light' },
  { name: 'a desktop, dark', viewport: { width: 1280, height: 800 }, colorScheme: 'dark' },
] as const;

/** Minified: it is compiled anew on every page. */
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

/** Ids of the accessibility rules that the page breaks. @param within a selector of the only part to look at */
export async function brokenRules(page: Page, within = 'html'): Promise<readonly string[]> {
  if ((await page.evaluate('typeof axe')) === 'undefined') await page.evaluate(axe);
  const place = JSON.stringify(within);
  // It is in no frame, and would wait half a second for each to answer.
  const found: unknown = await page.evaluate(
    `axe.run(${place}, { iframes: false }).then((result) => result.violations.map(({ id }) => id))`,
  );
  return found as string[];
}

/** Whether the page is wider than the screen. */
export async function scrollsSideways(page: Page): Promise<boolean> {
  return (await page.evaluate('document.documentElement.scrollWidth > window.innerWidth')) === true;
}
