import type { Browser } from 'playwright-core';
import { launch } from '../../browser/launch';
import { describeInChromium } from '../chromium';
import { Stage } from '../harness';
import { bothHands } from './hands/both';
import { allLeave, Person } from './person';
import { mostDelay } from './traffic';
import { takeWindow } from './window-life';

jest.setTimeout(300_000);

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

  it.each(bothHands)('goes from its request to a verified audit log by %s alone', async (means, handsOn) => {
    const siteId = `by-${means}`;
    await stage.createSite(siteId, { approvalsRequired: 2 });
    const open = (name: string) => Person.open(browser, stage.endpoints, { name, handsOn });
    const [rita, ana, ben] = await Promise.all([open('Rita'), open('Ana'), open('Ben')]);

    const waits = await takeWindow({ rita, ana, ben, stage, siteId });

    console.log(`By ${means}: ${JSON.stringify(waits)}`);
    expect(waits.filter((wait) => wait.milliseconds > mostDelay(wait))).toEqual([]);
    await allLeave(rita, ana, ben);
  });
});
