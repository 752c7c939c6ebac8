import type { Page } from 'playwright-core';
import { de } from '../../../../console/texts/de';
import { en } from '../../../../console/texts/en';
import { scrollsSideways } from '../../chromium';

/** Writes its name on the window when it runs, and is found in the document when it became an element. */
export const markup =
  '"><img src=x id=from-data onerror="window.ranData=1"><script id=from-data>window.ranData=2</script></script><svg/onload=window.ranData=3>{{7*7}}';

/**
 * Texts with a letter or mark that turns the direction, beside other texts and not isolated from them. A text that has its block for itself has
 * nothing to turn.
 */
const notIsolated = `(() => {
  const turning = /[\\u0590-\\u08ff\\u200f\\u202a-\\u202e\\u2066\\u2067\\ufb1d-\\ufdff\\ufe70-\\ufeff]/;
  const blockOf = (element) => {
    let at = element;
    while (getComputedStyle(at).display.startsWith('inline') && at.parentElement) at = at.parentElement;
    return at;
  };
  const isApart = (node) => {
    const own = node.parentElement;
    if (own.closest('bdi, [dir=auto], svg, script, style, textarea')) return true;
    const sentence = node.data.replace(/\\u2068[^]*\\u2069/g, '');
    return !turning.test(sentence) || blockOf(own).textContent.trim() === node.data.trim();
  };
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (turning.test(node.data) && !isApart(node)) found.push(blockOf(node.parentElement).outerHTML.slice(0, 300));
  }
  return found;
})()`;

const fromData = 'document.querySelectorAll("#from-data, [onerror], [onload]").length';

/** What data has done to a page. */
export async function harmOn(page: Page): Promise<readonly string[]> {
  const frames = await Promise.all(
    page.frames().map(async (frame) => [await frame.evaluate('window.ranData'), await frame.evaluate(fromData)]),
  );
  const unisolated: unknown = await page.evaluate(notIsolated);
  const failed = await page.getByText(en.shared.failed).or(page.getByText(de.shared.failed)).count();
  return [
    ...frames.flatMap(([ran, made]) => [
      ...(ran ? [`a script ran (${ran})`] : []),
      ...(made ? ['data made an element'] : []),
    ]),
    ...(failed > 0 ? [`the page failed: ${await page.locator('main').textContent()}`.slice(0, 500)] : []),
    ...((await page.locator('[data-page-title]').count()) === 0 ? ['it has no heading'] : []),
    ...((await scrollsSideways(page)) ? [`scrolls sideways: ${await widest(page)}`] : []),
    ...(Array.isArray(unisolated) ? unisolated.map((html) => `not isolated: ${html}`) : []),
  ];
}

/** The innermost elements that are wider than the screen and not within something that scrolls. */
function widest(page: Page): Promise<unknown> {
  return page.evaluate(`(() => {
    const scrolls = (element) => {
      for (let at = element.parentElement; at; at = at.parentElement)
        if (getComputedStyle(at).overflowX !== 'visible') return true;
      return false;
    };
    const wide = [...document.querySelectorAll('body *')].filter(
      (one) => one.getBoundingClientRect().right > window.innerWidth + 1 && !scrolls(one));
    const inner = wide.filter((one) => !wide.some((other) => other !== one && one.contains(other)));
    return inner.slice(0, 4).map((one) => one.outerHTML.slice(0, 160)).join(' | ');
  })()`);
}
