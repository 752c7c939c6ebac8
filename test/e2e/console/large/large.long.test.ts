import { largeSite } from '../../../bench/load/large-sites';
import { eventually } from '../../harness';
import { describeConsoleOf } from '../describe-console';
import { addressOf, findingsOf, goTo, patterns } from '../every-page';
import { memoryOf } from '../memory';
import { openLarge } from './machine';
import { countReads, type Reads } from './reads';

jest.setTimeout(600_000);

const sites = 1000;
/** It comes last by its id. */
const failed = largeSite(992).siteId;
const withTemplate = largeSite(20).siteId;

const approver = [
  '/',
  '/windows',
  '/windows?when=all',
  '/windows/:windowId',
  '/approvals',
  '/sites/:siteId',
  '/templates',
];
const everybody = [
  '/sites',
  '/proposals',
  '/proposals/:proposalId',
  '/explain',
  '/audit',
  '/people',
  '/people/:personId',
];
/** Who sees which pages: the roles of others see less of them. */
const visits: Readonly<Record<string, readonly string[]>> = {
  Ana: [...approver, ...everybody],
  Rita: [
    '/windows/new',
    '/windows/new?siteId=:siteId',
    '/windows/:windowId/edit',
    '/templates/new',
    '/templates/new?siteId=:siteId',
  ],
  Administrator: ['/sites/new', '/sites/:siteId/edit', '/people/new', '/people/:personId/edit', '/machines'],
  'Break-glass': ['/emergency', '/emergency?site=:siteId'],
};

/** What a page may read when it is opened: what it shows, and not what there is. */
const most = { requests: 45, kilobytes: 250 };
/** When it asks again for what has not changed. Whole answers: 60 people, 20 audit entries. */
const mostAgain = 40;

const openMachine = () => openLarge(sites, failed);

describeConsoleOf('the console with 1,000 sites and 10,000 windows', openMachine, (at) => {
  const ids: Record<string, string> = { personId: 'ana', siteId: withTemplate };
  beforeAll(async () => {
    const viewer = await at.stage.api('viewer');
    const first = async (path: string) => ((await viewer.get(path)).body.items as Record<string, string>[])[0];
    ids.windowId = (await first('/v1/windows?status=requested&limit=1'))?.windowId ?? '';
    ids.proposalId = (await first(`/v1/sites/${withTemplate}/proposals?limit=1`))?.proposalId ?? '';
  });

  const open = (name: string, path: string) => at.open({ name, path });

  it('is looked at page by page, by who can do something there', () => {
    const seen = new Set(Object.values(visits).flat());
    expect(patterns.filter((pattern) => !seen.has(pattern))).toEqual([]);
  });

  it.each(Object.keys(visits))(
    'reads what it shows and not what there is, is accessible and fits a phone: as %s',
    async (name) => {
      const { page, untilDrawn } = await open(name, '/explain');
      const reads: Record<string, Reads> = {};
      const findings: string[] = [];
      for (const pattern of visits[name] ?? []) {
        const counted = await countReads(page);
        const opened = Date.now();
        await goTo(page, addressOf(pattern, ids));
        await untilDrawn();
        findings.push(...(await findingsOf(page, `${pattern} ${name}`)));
        // Long enough for a page to ask again; who is slower reads less.
        await page.waitForTimeout(Math.max(0, opened + 4_000 - Date.now()));
        reads[pattern] = await counted();
      }
      if (process.env.SHOW_READS) console.table(reads);
      const excessive = Object.entries(reads).filter(
        ([, { requests, kilobytes, largestAgain }]) =>
          requests > most.requests || kilobytes > most.kilobytes || largestAgain > mostAgain,
      );
      expect(excessive).toEqual([]);
      expect(findings).toEqual([]);
    },
  );

  it('pages through the list of windows with constant memory', async () => {
    const { page } = await open('Rita', '/windows?when=all');
    const rows = page.locator('tbody tr');
    await rows.first().waitFor();
    let shown = 1;
    const memoryAt = async (last: number) => {
      for (; shown < last; shown += 1) {
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

    if (process.env.SHOW_READS) console.table({ early, middle, late });
    for (const { heap, nodes } of [middle, late]) {
      expect(nodes).toBeLessThan(early.nodes * 1.1);
      // What the engine itself keeps varies by a tenth; 50 pages with their rows would be more than half.
      expect(heap).toBeLessThan(early.heap * 1.25);
    }
  });

  it('begins with the site that the edge does not know', async () => {
    const { page } = await open('Rita', '/');
    const first = page.locator('.tile').first();
    await first.getByRole('link', { name: failed }).waitFor();
    await first.getByText(/refused/i).waitFor();

    expect(await page.locator('.timeline tbody th').first().textContent()).toContain(failed);
  });

  it('pages through the timeline by keyboard, each page a table with a row for each site', async () => {
    const { page } = await open('Rita', '/');
    const table = page.getByRole('table', { name: /windows of 8 sites over time/ });
    const names = async () => (await table.getByRole('rowheader').allTextContents()).join();
    await table.getByRole('rowheader', { name: failed }).waitFor();
    const before = await names();

    await page.getByRole('button', { name: 'Next page' }).last().focus();
    await page.keyboard.press('Enter');
    await eventually(names, (now) => now !== before);
    expect(await table.getByRole('row').count()).toBe(9);
    // What is drawn can be reached and says what it is.
    const bar = table.getByRole('link', { name: /: .+, (active|approved|requested), from .+ to / }).first();
    await bar.focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/windows\/[^/]+$/);
  });

  it('finds one of them by the beginning of its id', async () => {
    const { page } = await open('Rita', '/windows/new');
    await page.getByLabel('Site', { exact: true }).click();
    await page.getByPlaceholder('Find: what the id begins with').fill('billing-ap-0998');
    await page.getByRole('option', { name: /billing-ap-0998/ }).click();

    await page.getByText('Billing 0998').first().waitFor();
  });
});
