import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { brokenRules, scrollsSideways } from '../chromium';

/** The table that the console itself shows its pages by: it cannot be loaded outside of a browser. */
const table = readFileSync(join(__dirname, '..', '..', '..', 'console', 'app', 'routes.ts'), 'utf8');

/** The addresses of all pages, with `:name` for what varies. */
export const patterns: readonly string[] = [...table.matchAll(/path: '([^']+)'/g)].map(([, path = '']) => path);

/** @param ids what exists, by the name that the table has for it. @throws Error for a name that has none */
export function addressOf(pattern: string, ids: Readonly<Record<string, string>>): string {
  return pattern.replace(/:(\w+)/g, (_, name: string) => {
    const id = ids[name];
    if (id === undefined) throw new Error(`Say in the test which ${name} to look at`);
    return id;
  });
}

/** Follows a link of the page's own, so that who is signed in stays so. */
export async function goTo(page: Page, address: string): Promise<void> {
  const link = JSON.stringify(address);
  await page.evaluate(
    `{ const link = document.createElement('a'); link.href = ${link}; document.body.append(link); link.click(); link.remove(); }`,
  );
  const { pathname } = new URL(address, page.url());
  await page.waitForURL((url) => url.pathname === pathname);
  await page.locator('[data-page-title]').waitFor({ timeout: 20_000 });
}

/** A phone and a desktop, light and dark. */
const looks = [360, 1440].flatMap((width) => (['light', 'dark'] as const).map((scheme) => ({ width, scheme })));

/**
 * Looks at a page in each of its looks. For whoever wants to see it, too:
 * `SCREENSHOTS=/tmp/shots npx jest --config jest.long.config.cjs test/e2e/console/looks`.
 *
 * @returns what is wrong with it
 */
export async function findingsOf(page: Page, name: string): Promise<readonly string[]> {
  const findings: string[] = [];
  const directory = process.env.SCREENSHOTS;
  for (const { width, scheme } of looks) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    const place = `${name} at ${width} px, ${scheme}`;
    if (directory) {
      const file = `${name.replace(/[^a-z0-9]+/gi, '-')}-${width}-${scheme}.png`;
      await page.screenshot({ path: join(directory, file), fullPage: true });
    }
    findings.push(...(await whatStays(page)).map((wrong) => `${place}: ${wrong}`));
  }
  return findings;
}

/** What is wrong once a page has come to rest: it measures itself after it was resized, and a table that scrolls takes the focus only then. */
async function whatStays(page: Page): Promise<readonly string[]> {
  let wrong: readonly string[] = [];
  for (let look = 0; look < 6; look++) {
    wrong = [...(await brokenRules(page)), ...((await scrollsSideways(page)) ? ['scrolls sideways'] : [])];
    if (wrong.length === 0) break;
    await page.waitForTimeout(500);
  }
  return wrong;
}
