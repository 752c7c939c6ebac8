import type { Locator, Page } from 'playwright-core';
import { pageLanguages } from '../../../edge/preview';
import { eventually } from '../harness';
import { describeConsole } from './describe-console';

jest.setTimeout(180_000);

const screens = { Phone: 360, Desktop: 1280 };
const message = 'Orders are safe';

/** What a page says first, by its HTML. */
const headingIn = (html: string): string => (/<h1.*?>(.*?)<\/h1>/s.exec(html)?.[1] ?? '').replace(/<.*?>/g, '').trim();

describeConsole('what the console draws', (at) => {
  it('is the page that visitors then get, in each language, on a phone and on a desktop', async () => {
    await at.stage.createSite('shown', {});
    const { page } = await at.open({ name: 'Rita', path: '/windows/new?siteId=shown' });
    await page.getByLabel('Message to visitors (optional)', { exact: true }).fill(message);
    const previews = await previewsIn(page);
    const wish = { mode: 'full', reason: 'Disk full', durationMinutes: 30, message };
    const { status } = await (await at.stage.api('breakglass')).post('/v1/sites/shown/emergency', wish);
    expect(status).toBe(201);
    await at.stage.untilPublished('shown');

    expect(previews.map(({ lang }) => lang)).toEqual(pageLanguages);
    for (const { lang, heading, direction, says } of previews) {
      const asked = { accept: 'text/html', 'accept-language': lang };
      const { body } = await at.stage.visit('shown.localhost', 'GET', '/', asked);
      expect([lang, heading, says]).toEqual([lang, headingIn(body), true]);
      expect([lang, direction]).toEqual([lang, /^<!doctype html><html[^>]* dir="?rtl/i.test(body) ? 'rtl' : 'ltr']);
    }
  });

  it('is a page that the keyboard alone can scroll, where it is higher than the screen', async () => {
    const { page } = await at.open({ name: 'Rita', path: '/windows/new?siteId=demo' });
    const long = 'The orders move to a new database. '.repeat(7).trim();
    await page.getByLabel('Message to visitors (optional)', { exact: true }).fill(long);
    await page.getByRole('button', { name: 'Phone', exact: true }).focus();
    const frame = page.locator('iframe[title="The page that visitors get"]');
    await frame.contentFrame().getByText(long).waitFor();
    // As on a small phone.
    await frame.evaluate((element) => Object.assign(element.style, { height: '200px' }));

    for (let stop = 0; stop < 5 && !(await isFocused(frame)); stop += 1) await page.keyboard.press('Tab');
    expect(await isFocused(frame)).toBe(true);
    await frame.locator('xpath=ancestor::*[contains(@class, "has-focus")]').waitFor();
    await page.keyboard.press('End');
    await eventually(
      () =>
        frame
          .contentFrame()
          .locator('html')
          .evaluate(({ scrollTop }) => scrollTop),
      (top) => top > 0,
    );
  });

  it('names what else is at the same time, also what has begun', async () => {
    await at.stage.createSite('busy', {});
    const wish = { mode: 'full', reason: 'Already closed', durationMinutes: 50 };
    await (await at.stage.api('breakglass')).post('/v1/sites/busy/emergency', wish);
    const soon = new Date(Date.now() + 20 * 60_000).toISOString();
    const { page } = await at.open({ name: 'Rita', path: '/windows/new?siteId=busy' });
    await page.getByLabel('Start: date', { exact: true }).fill(soon.slice(0, 10));
    await page.getByLabel('Start: time', { exact: true }).fill(soon.slice(11, 16));

    await page.getByText('At the same time').waitFor();
    await page.getByRole('link', { name: 'Already closed' }).waitFor();
  });

  it('is a table for whoever cannot see the timeline: a row for each site, with its windows in words', async () => {
    await at.stage.createSite('quiet', {});
    const { windowId } = await at.stage.requestWindow({ inSeconds: 7200, more: { reason: 'Move the orders' } });
    const { page, context } = await at.open({ name: 'Ana' });
    await page.locator('.timeline .bar').first().waitFor();

    const table = page.getByRole('table', { name: /^The windows of \d+ sites over time$/ });
    const rowOf = (site: RegExp) => table.getByRole('row').filter({ has: page.getByRole('rowheader', { name: site }) });
    await rowOf(/^quiet/)
      .getByRole('cell', { name: /Nothing/ })
      .waitFor();
    const bar = rowOf(/^demo/).getByRole('link', { name: /^Move the orders: / });
    expect(await bar.getAttribute('href')).toBe(`/windows/${windowId}`);
    // What Chromium itself tells a screen reader.
    const told = await context.newCDPSession(page);
    const { root } = await told.send('DOM.getDocument');
    const { nodeId } = await told.send('DOM.querySelector', { nodeId: root.nodeId, selector: '.timeline' });
    const { nodes } = await told.send('Accessibility.queryAXTree', { nodeId, role: 'link' });
    expect(nodes.map(({ name }) => name?.value)).toContainEqual(
      expect.stringMatching(/^Move the orders: full, requested, from .+ CET to .+ CET$/),
    );
  });
});

const isFocused = (frame: Locator): Promise<boolean> =>
  frame.evaluate((element) => element === element.ownerDocument.activeElement);

interface Seen {
  readonly lang: string;
  readonly heading: string;
  readonly direction: string;
  readonly says: boolean;
}

const seenScript = `(() => {
  const frame = document.querySelector('iframe[title="The page that visitors get"]');
  const { documentElement: html, defaultView: view } = frame.contentDocument;
  return {
    lang: html.lang,
    heading: html.querySelector('h1').textContent.trim(),
    direction: view.getComputedStyle(html).direction,
    says: html.textContent.includes(${JSON.stringify(message)}),
    fits: [view.innerWidth, html.scrollWidth <= html.clientWidth],
  };
})()`;

/** The preview beside the form, in the language of each visitor. */
async function previewsIn(page: Page): Promise<readonly Seen[]> {
  const language = page.getByLabel('Language of the visitor', { exact: true });
  await language.click();
  const names = await page.getByRole('option').allTextContents();
  await page.keyboard.press('Escape');
  const previews: Seen[] = [];
  for (const [index, name] of names.entries()) {
    await language.click();
    await page.getByRole('option', { name, exact: true }).click();
    for (const [screen, width] of Object.entries(screens)) {
      await page.getByRole('button', { name: screen, exact: true }).click();
      await page
        .frameLocator('iframe[title="The page that visitors get"]')
        .locator(`html[lang|="${pageLanguages[index]}"] h1`)
        .waitFor({ state: 'attached' });
      const { fits, ...seen } = (await page.evaluate(seenScript)) as Seen & { readonly fits: unknown };
      expect([name, fits]).toEqual([name, [width, true]]);
      if (screen === 'Phone') previews.push(seen);
    }
  }
  return previews;
}
