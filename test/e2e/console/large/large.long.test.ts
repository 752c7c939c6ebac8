import type { Browser } from 'playwright-core';
import { largeSite } from '../../../bench/load/large-sites';
import { launch } from '../../../browser/launch';
import { describeInChromium } from '../../chromium';
import { eventually } from '../../harness';
import { openConsole } from '../console-page';
import { addressOf, findingsOf, goTo, patterns, untilLoaded } from '../every-page';
import { memoryOf } from '../memory';
import { type LargeMachine, openLarge } from './machine';
import { countReads, type Reads } from './reads';

jest.setTimeout(600_000);

const sites = 1000;
/** It comes last by its id. */
const failed = largeSite(992).siteId;
const withTemplate = largeSite(20).siteId;

/** What a page may read when it is opened: what it shows, and not what there is. */
const most = { requests: 45, kilobytes: 250 };
/** When it asks again for what has not changed. Whole answers: 60 people, 20 audit entries. */
const mostAgain = 40;

describeInChromium('the console with 1,000 sites and 10,000 windows', () => {
  let browser: Browser;
  let machine: LargeMachine;
  const ids: Record<string, string> = { personId: 'ana', siteId: withTemplate };
  beforeAll(async () => {
    [browser, machine] = await Promise.all([launch(), openLarge(sites, failed)]);
    const viewer = await machine.api('viewer');
    const first = async (path: string) => ((await viewer.get(path)).body.items as Record<string, string>[])[0];
    ids.windowId = (await first('/v1/windows?status=requested&limit=1'))?.windowId ?? '';
    ids.proposalId = (await first(`/v1/sites/${withTemplate}/proposals?limit=1`))?.proposalId ?? '';
  }, 900_000);
  afterAll(async () => {
    await browser?.close();
    await machine?.close();
  });

  const open = (name: string, path: string) => openConsole(browser, machine.endpoints, { name, path });

  it('reads on each page what it shows, and not what there is', async () => {
    const { page, context } = await open('Ana', '/explain');
    const reads: Record<string, Reads> = {};
    for (const pattern of patterns) {
      const counted = await countReads(page);
      await goTo(page, addressOf(pattern, ids));
      await untilLoaded(page);
      // Long enough for a page to ask again; who is slower reads less.
      await page.waitForTimeout(5_000);
      reads[pattern] = await counted();
    }
    console.table(reads);
    expect(reads['/']?.requests).toBeGreaterThan(20);
    const excessive = Object.entries(reads).filter(
      ([, { requests, kilobytes, largestAgain }]) =>
        requests > most.requests || kilobytes > most.kilobytes || largestAgain > mostAgain,
    );
    expect(excessive).toEqual([]);
    await context.close();
  });

  it('pages through the list of windows with constant memory', async () => {
    const { page, context } = await open('Rita', '/windows?when=all');
    const rows = page.locator('tbody tr');
    await rows.first().waitFor();
    let at = 1;
    const memoryAt = async (last: number) => {
      for (; at < last; at += 1) {
        const before = await rows.first().textContent();
        await page.getByRole('button', { name: 'Next page' }).click();
        await eventually(
          () => rows.first().textContent(),
          (now) => now !== before,
        );
      }
      return memoryOf(page);
    };

    // By then it keeps as many answers as it ever will.
    const early = await memoryAt(15);
    const middle = await memoryAt(40);
    const late = await memoryAt(65);

    console.table({ early, middle, late });
    for (const { heap, nodes } of [middle, late]) {
      expect(nodes).toBeLessThan(early.nodes * 1.1);
      expect(heap).toBeLessThan(early.heap * 1.1);
    }
    await context.close();
  });

  it('begins with the site that the edge does not know', async () => {
    const { page, context } = await open('Rita', '/');
    const first = page.locator('.tile').first();
    await first.getByRole('link', { name: failed }).waitFor();
    await first.getByText(/refused/i).waitFor();

    expect(await page.locator('.timeline tbody th').first().textContent()).toContain(failed);
    await context.close();
  });

  it('pages through the timeline by keyboard, each page a table with a row for each site', async () => {
    const { page, context } = await open('Rita', '/');
    const table = page.getByRole('table', { name: /windows of 10 sites over time/ });
    const names = async () => (await table.getByRole('rowheader').allTextContents()).join();
    await table.getByRole('rowheader', { name: failed }).waitFor();
    const before = await names();

    await page.getByRole('button', { name: 'Next page' }).last().focus();
    await page.keyboard.press('Enter');
    await eventually(names, (now) => now !== before);
    expect(await table.getByRole('row').count()).toBe(11);
    // What is drawn can be reached and says what it is.
    const bar = table.getByRole('link', { name: /: .+, (active|approved|requested), from .+ to / }).first();
    await bar.focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/windows\/[^/]+$/);
    await context.close();
  });

  it('finds one of them by the beginning of its id', async () => {
    const { page, context } = await open('Rita', '/windows/new');
    await page.getByLabel('Site', { exact: true }).click();
    await page.getByPlaceholder('Find: what the id begins with').fill('billing-ap-0998');
    await page.getByRole('option', { name: /billing-ap-0998/ }).click();

    await page.getByText('Billing 0998').first().waitFor();
    await context.close();
  });

  it.each(['Administrator', 'Ana', 'Break-glass'])('is accessible and fits a phone: as %s', async (name) => {
    const { page, context, noise } = await open(name, '/explain');
    const own = { Ana: ['/', '/approvals'], 'Break-glass': ['/emergency'] } as const;
    const all = [...patterns, '/templates/new?siteId=:siteId', '/windows?when=all'];
    const findings: string[] = [];
    for (const pattern of name === 'Ana' || name === 'Break-glass' ? own[name] : all) {
      await goTo(page, addressOf(pattern, ids));
      await untilLoaded(page);
      findings.push(...(await findingsOf(page, `${pattern} large ${name}`)));
    }

    expect([...findings, ...noise]).toEqual([]);
    await context.close();
  });
});
