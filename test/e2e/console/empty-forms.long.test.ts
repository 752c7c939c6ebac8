import type { Page } from 'playwright-core';
import { describeConsole } from './describe-console';
import { catalogues, emptyForms } from './empty-forms';
import { goTo } from './every-page';

jest.setTimeout(240_000);

const locales = ['en-GB', 'de-DE'] as const;
const visitors = [...new Set(emptyForms.map(({ who }) => who))];

/** What stands at fields because something is wrong with them. */
const faultsOn = async (page: Page): Promise<readonly string[]> =>
  (await page.locator('[class*="awsui_error__message"]').allTextContents()).map((text) => text.trim());

describeConsole('a form of the console that is left empty', (at) => {
  let windowId = '';
  beforeAll(async () => {
    const breakglass = await at.stage.api('breakglass');
    const wish = { mode: 'read-only', reason: 'Disk full', durationMinutes: 60 };
    const { body } = await breakglass.post('/v1/sites/demo/emergency', wish);
    windowId = String(body.windowId);
  });

  describe.each(locales)('in %s', (locale) => {
    it.each(visitors)('says what is missing in its own words, and sends nothing: as %s', async (name) => {
      const { page, untilDrawn } = await at.open({ name, locale });
      const catalogue = catalogues[locale];
      const { required, forms, least } = catalogue.later.faults;
      const minute = catalogue.texts.shared.minutes(1);
      const known = [...Object.values(required), ...Object.values(forms), least(minute)];
      const sent: string[] = [];
      page.on('request', (request) => {
        if (request.method() !== 'GET') sent.push(`${request.method()} ${request.url()}`);
      });
      for (const form of emptyForms.filter(({ who }) => who === name)) {
        await goTo(page, form.path(windowId));
        await untilDrawn();
        await form.prepare?.(page, catalogue);
        await page
          .getByRole('button', { name: form.send(catalogue), exact: true })
          .last()
          .click();
        await page
          .locator('[class*="awsui_error__message"]')
          .nth(form.faults - 1)
          .waitFor();
        const faults = await faultsOn(page);
        expect({ form: form.name, count: faults.length }).toEqual({ form: form.name, count: form.faults });
        expect(faults.filter((text) => !known.includes(text))).toEqual([]);
        await page.keyboard.press('Escape');
      }
      expect(sent).toEqual([]);
    });
  });
});
