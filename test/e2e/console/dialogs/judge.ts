import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { brokenRules, scrollsSideways } from '../../chromium';

/** A part of what is shown, and where to see it. */
export interface Shown {
  readonly page: Page;
  readonly name: string;
  /** A selector of it. */
  readonly within: string;
}

export interface Screen {
  readonly width: number;
  readonly scheme: 'light' | 'dark';
}

/**
 * What somebody cannot read or reach: text beyond the edge of the screen, text that its own box cuts off, and a dialog that is higher than the screen
 * and does not scroll. A name that ends with an ellipsis is whole in its title. What is only for screen readers is a pixel wide, or far away.
 */
const clipped = (within: string) => `(() => {
  const found = [];
  const seen = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && element.clientWidth !== 1;
  const ancestors = (element) => element.parentElement ? [element.parentElement, ...ancestors(element.parentElement)] : [];
  const scrolls = (element, axis) => ['auto', 'scroll'].includes(getComputedStyle(element)[axis]);
  const isWholeInTitle = (element) => [element, ...ancestors(element)].some((one) => one.title && getComputedStyle(one).textOverflow === 'ellipsis');
  const isForEars = (element) => [element, ...ancestors(element)].some((one) => one.offsetWidth <= 1 || one.offsetHeight <= 1);
  for (const root of document.querySelectorAll(${JSON.stringify(within)})) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const own = walker.currentNode.parentElement;
      const text = walker.currentNode.data.trim();
      if (text === '' || !seen(own) || isForEars(own) || isWholeInTitle(own) || own.closest('script, style, option')) continue;
      const range = document.createRange();
      range.selectNodeContents(walker.currentNode);
      const box = range.getBoundingClientRect();
      if (box.width === 0 || box.right < -1000) continue;
      const cuts = [own, ...ancestors(own)].filter((one) => ['hidden', 'clip'].includes(getComputedStyle(one).overflowX));
      const isCut = cuts.some((one) => { const { left, right } = one.getBoundingClientRect(); return box.right > right + 1 || box.left < left - 1; });
      const canScroll = ancestors(own).some((one) => scrolls(one, 'overflowX'));
      if (isCut && !canScroll) found.push('cut off: ' + text.slice(0, 60));
      else if ((box.right > innerWidth + 1 || box.left < -1) && !canScroll) found.push('beyond the edge: ' + text.slice(0, 60));
    }
    const { bottom } = root.getBoundingClientRect();
    const reaches = [root, ...ancestors(root), ...root.querySelectorAll('*')].some((one) => scrolls(one, 'overflowY'));
    if (root.matches('[role=dialog]') && bottom > innerHeight + 1 && !reaches) found.push('its end cannot be reached');
  }
  return found;
})()`;

export async function showOn({ width, scheme }: Screen, page: Page): Promise<void> {
  await page.setViewportSize({ width, height: width < 700 ? 740 : 900 });
  await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
}

/**
 * Looks at something on the screen that it is shown on. For whoever wants to see it, too:
 * `SCREENSHOTS=/tmp/shots npx jest --config jest.long.config.cjs test/e2e/console/dialogs`.
 *
 * @returns what is wrong with it, once it has come to rest
 */
export async function wrongOn({ page, name, within }: Shown, { width, scheme }: Screen): Promise<readonly string[]> {
  let wrong: readonly string[] = [];
  for (let look = 0; look < 8; look++) {
    const cut = (await page.evaluate(clipped(within))) as readonly string[];
    wrong = [
      ...cut,
      ...(await brokenRules(page, within)),
      ...((await scrollsSideways(page)) ? ['scrolls sideways'] : []),
    ];
    if (wrong.length === 0) break;
    await page.waitForTimeout(250);
  }
  await keepPicture(page, `${name} ${width} ${scheme}`, within !== 'body');
  return wrong.map((one) => `${name} at ${width} px, ${scheme}: ${one}`);
}

async function keepPicture(page: Page, name: string, isDialog: boolean): Promise<void> {
  const directory = process.env.SCREENSHOTS;
  if (!directory) return;
  await page.waitForTimeout(300);
  await page.screenshot({ path: join(directory, `${name.replace(/[^a-z0-9]+/gi, '-')}.png`), fullPage: !isDialog });
}
