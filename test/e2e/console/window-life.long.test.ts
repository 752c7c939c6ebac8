import { describeConsole } from './describe-console';
import { bothHands } from './hands/both';
import { mostDelay } from './traffic';
import { takeWindow } from './window-life';

jest.setTimeout(300_000);

describeConsole('a window in the console', (at) => {
  it.each(bothHands)('goes from its request to a verified audit log by %s alone', async (means, handsOn) => {
    const siteId = `by-${means}`;
    await at.stage.createSite(siteId, { approvalsRequired: 2 });
    const open = (name: string) => at.person({ name, handsOn });
    const [rita, ana, ben] = await Promise.all([open('Rita'), open('Ana'), open('Ben')]);

    const waits = await takeWindow({ rita, ana, ben, stage: at.stage, siteId });

    console.log(`By ${means}: ${JSON.stringify(waits)}`);
    expect(waits.filter((wait) => wait.milliseconds > mostDelay(wait))).toEqual([]);
  });
});
