import type { Browser } from 'playwright-core';
import { launch } from '../../browser/launch';
import { describeInChromium } from '../chromium';
import { Stage } from '../harness';
import { changes } from './hostile/changes';
import { type Ids, populate } from './hostile/populated';
import { visit, visitors } from './hostile/visit';

jest.setTimeout(600_000);

describeInChromium('the console with answers that nobody expects', () => {
  let browser: Browser;
  let stage: Stage;
  let ids: Ids;
  beforeAll(async () => {
    [browser, stage] = await Promise.all([launch(), Stage.open()]);
    ids = await populate(stage);
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await stage?.close();
  });

  it.each(changes)('harms no page: %s', async (_, change, sign) => {
    const visits = await Promise.all(
      visitors.map((name) => visit(browser, stage.endpoints, ids, { name, change, sign })),
    );

    expect(visits.flatMap(({ harm }) => harm)).toEqual([]);
    // What is not shown harms nobody: the answers did come through.
    expect(visits.flatMap(({ shown }) => shown).length).toBeGreaterThan(10);
  });
});
