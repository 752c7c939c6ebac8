import type { Page } from 'playwright-core';

/** Runs in the page: the tests know nothing of a document. */
const look = (selector: string) => `(() => {
  const faults = new Set();
  const rectsOf = (node, start, end) => {
    const range = document.createRange();
    range.setStart(node, start);
    range.setEnd(node, end);
    return [...range.getClientRects()].filter(({ width }) => width > 0);
  };
  const clips = (box) => getComputedStyle(box).overflowX !== 'visible' && box.scrollWidth > box.clientWidth;
  for (const card of document.querySelectorAll('${selector}')) {
    const { left, right } = (card.closest('td') ?? card).getBoundingClientRect();
    for (let box = card; box && box !== document.body; box = box.parentElement)
      if (clips(box)) faults.add(card.textContent.slice(0, 40) + ': is wider than its ' + box.tagName.toLowerCase());
    const texts = document.createTreeWalker(card, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      const text = node.textContent;
      const isCut = rectsOf(node, 0, text.length).some((rect) => rect.left < left - 1 || rect.right > right + 1);
      if (isCut) faults.add('cut off: ' + text);
      if (node.parentElement.closest('.said, .digest, .only-read-aloud')) continue;
      for (const { 0: word, index } of text.matchAll(/[^\\s\u2013-]+/g)) {
        const lines = new Set(rectsOf(node, index, index + word.length).map(({ top }) => Math.round(top)));
        if (lines.size > 1) faults.add('broken: ' + word);
      }
    }
  }
  return [...faults];
})()`;

/**
 * What of the cards of a list cannot be read on this screen: text that is cut off, and words of ours that break in the middle.
 * What people wrote may break anywhere.
 * @param selector of the cards
 */
export async function faultsOfCards(page: Page, selector: string): Promise<readonly string[]> {
  await page.locator(selector).first().waitFor();
  return (await page.evaluate(look(selector))) as string[];
}
