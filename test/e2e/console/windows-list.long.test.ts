import { describeConsole } from './describe-console';
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
