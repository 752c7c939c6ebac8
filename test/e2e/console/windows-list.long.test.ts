import { main } from '../../../cli/main';
import { fakeIo } from '../../cli/fake-io';
import { describeConsole } from './describe-console';
import { goTo } from './every-page';
import { memoryOf } from './memory';

jest.setTimeout(180_000);

const pageSize = 50;
const pages = 200;

describeConsole('the list of windows in the console', (at) => {
  it('is filtered by what the API filters, with the filter in the address', async () => {
    await at.stage.requestWindow({ more: { reason: 'Stays undecided' } });
    const { windowId } = await at.stage.requestWindow({ inSeconds: 7200, more: { reason: 'Called off' } });
    await (await at.stage.api('requester')).post(`/v1/windows/${windowId}/cancel`, {});
    const { page } = await at.open({
      name: 'Rita',
      path: '/windows?status=cancelled&siteId=demo',
    });

    await page.getByRole('link', { name: 'Called off' }).waitFor();
    expect(await page.getByRole('link', { name: 'Stays undecided' }).count()).toBe(0);

    await page.getByRole('button', { name: 'Clear filters' }).click();
    await page.getByRole('link', { name: 'Stays undecided' }).waitFor();
    expect(new URL(page.url()).search).toBe('');

    await page.getByLabel('Filter by site, status or time').fill('Status = requested');
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'Called off' }).waitFor({ state: 'detached' });
    expect(new URL(page.url()).search).toBe('?status=requested');
  });

  it('begins with what is now and next; past ones are one choice away, the latest first', async () => {
    const started = async (reason: string) => {
      const wish = { mode: 'read-only', reason, durationMinutes: 30 };
      const { body } = await (await at.stage.api('breakglass')).post('/v1/sites/demo/emergency', wish);
      return String(body.windowId);
    };
    const over = await started('Was over early');
    await (await at.stage.api('breakglass')).post(`/v1/windows/${over}/end`, { reason: 'Fixed' });
    await started('Is in force');
    await at.stage.requestWindow({ inSeconds: 90_000, more: { reason: 'Comes next' } });
    const { page } = await at.open({ name: 'Rita', path: '/windows' });
    const rows = page.locator('tbody tr');

    await page.getByRole('link', { name: 'Comes next' }).waitFor();
    expect(await rows.first().textContent()).toContain('Is in force');

    await page.getByRole('button', { name: 'Past', exact: true }).click();
    await page.getByRole('link', { name: 'Comes next' }).waitFor({ state: 'detached' });
    expect(new URL(page.url()).search).toBe('?when=past');
    const early = rows.filter({ hasText: 'Was over early' });
    expect(await early.textContent()).toMatch(/\(ended early\).*\(planned\)/);

    await early.getByRole('link').click();
    await page.getByRole('heading', { name: 'Ended early' }).waitFor();
    await page.getByText('Fixed', { exact: true }).waitFor();
  });

  it('leads from what does not exist to its list, and offers nothing else', async () => {
    const { page } = await at.open({ name: 'Administrator', provokes: /Failed to load resource/ });
    const missing = [
      ['/windows/demo.01M8E7HF2D92VFMYPK7QWF3CD9', 'There is no such window', 'Show the windows'],
      ['/windows/demo', 'There is no such window', 'Show the windows'],
      ['/sites/nope', 'There is no such site', 'Show the sites'],
      ['/sites/nope/edit', 'There is no such site', 'Show the sites'],
      ['/proposals/demo.01M8E7HF2D92VFMYPK7QWF3CD9', 'There is no such proposal', 'Show the proposals'],
    ] as const;
    for (const [address, title, toList] of missing) {
      await goTo(page, address);
      await page.getByText(title).waitFor();
      expect(await page.getByRole('link', { name: toList, exact: true }).count()).toBe(1);
      expect(await page.getByRole('link', { name: 'Edit', exact: true }).count()).toBe(0);
      expect(await page.getByRole('button', { name: 'Try again' }).count()).toBe(0);
    }
    await goTo(page, '/nowhere');
    expect(await page.locator('nav [aria-current="page"]').count()).toBe(0);
  });

  it('saves evidence of a window that the command verifies', async () => {
    const { windowId } = await at.stage.requestWindow({ inSeconds: 7200, more: { reason: 'To be proved' } });
    const { page } = await at.open({
      name: 'Rita',
      path: `/windows/${windowId}`,
    });
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download the evidence' }).click();
    const io = fakeIo({ env: { NO_COLOR: '1' } });
    const exitCode = await main(['evidence', 'verify', await (await saved).path()], io);
    expect({ exitCode, err: io.stderr.text }).toEqual({ exitCode: 0, err: '' });
    expect(io.stdout.text).toContain(windowId);
  });

  it('pages through ten thousand windows with constant memory', async () => {
    await at.stage.requestWindow();
    const { body } = await (await at.stage.api('viewer')).get('/v1/windows?limit=1');
    const [known] = body.items as Record<string, unknown>[];
    const { page } = await at.open({ name: 'Rita' });
    await page.route('**/api/v1/windows?*', (route) => {
      const at = Number(new URL(route.request().url()).searchParams.get('cursor') ?? 0);
      const items = Array.from({ length: pageSize }, (_, row) => ({
        ...known,
        windowId: `demo.W${at}R${row}`,
        reason: `Window ${at * pageSize + row}: ${'x'.repeat(200)}`,
      }));
      return route.fulfill({ json: { items, ...(at + 1 < pages && { cursor: String(at + 1) }) } });
    });
    await page.getByRole('link', { name: 'Windows', exact: true }).click();
    await page.getByText('Window 0:').waitFor();

    const go = async (from: number, to: number) => {
      for (let at = from; at < to; at += 1) {
        await page.getByRole('button', { name: 'Next page' }).click();
        await page.getByText(`Window ${(at + 1) * pageSize}:`).waitFor();
      }
    };
    await go(0, 5);
    const early = await memoryOf(page);
    await go(5, 60);
    const late = await memoryOf(page);

    expect(late.nodes).toBeLessThan(early.nodes * 1.1);
    expect(late.heap).toBeLessThan(early.heap * 1.25);
  });
});
