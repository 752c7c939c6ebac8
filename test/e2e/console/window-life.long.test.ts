import type { Browser, Page } from 'playwright-core';
import { launch } from '../../browser/launch';
import { describeInChromium } from '../chromium';
import { Stage } from '../harness';
import type { Hands } from './hands/hands';
import { Keyboard } from './hands/keyboard';
import { Mouse } from './hands/mouse';
import { Person } from './person';
import { takeWindow } from './window-life';

jest.setTimeout(110_000);

describeInChromium('a window in the console', () => {
  let browser: Browser;
  let stage: Stage;
  beforeAll(async () => {
    [browser, stage] = await Promise.all([launch(), Stage.open()]);
  });
  afterAll(async () => {
    await browser?.close();
    await stage?.close();
  });

  it.each([
    ['mouse', Mouse],
    ['keyboard', Keyboard],
  ])('goes from its request to a verified audit log by %s alone', async (means, Means) => {
    const siteId = `by-${means}`;
    await stage.createSite(siteId, { approvalsRequired: 2 });
    const hands: Hands[] = [];
    const handsOn = (page: Page) => {
      const own = new Means(page);
      hands.push(own);
      return own;
    };
    const open = (name: string) => Person.open(browser, stage.endpoints, { name, handsOn });
    const [rita, ana, ben] = await Promise.all([open('Rita'), open('Ana'), open('Ben')]);

    const waits = await takeWindow({ rita, ana, ben, stage, siteId });

    console.log(`What one did by ${means} showed to another after ${waits.join(', ')} ms.`);
    for (const person of [rita, ana, ben]) {
      expect(person.noise).toEqual([]);
      await person.close();
    }
    for (const own of hands) expect([...own.unseen]).toEqual([]);
  });
});
