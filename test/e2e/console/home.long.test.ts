import { brokenRules, scrollsSideways } from '../chromium';
import { eventually } from '../harness';
import { titleOf, type Visitor } from './console-page';
import { describeConsole } from './describe-console';

jest.setTimeout(120_000);

describeConsole('the console', (at) => {
  beforeAll(async () => {
    const breakglass = await at.stage.api('breakglass');
    const wish = { mode: 'read-only', reason: 'Disk <b>full</b>', durationMinutes: 30 };
    await breakglass.post('/v1/sites/demo/emergency', wish);
  });

  const open = (visitor: Visitor) => at.open(visitor);

  it('comes back to the address that somebody wanted after they have signed in', async () => {
    const { page } = await open({ name: 'Rita', path: '/windows?status=active#rows' });

    expect(await titleOf(page)).toBe('Windows');
    expect(new URL(page.url())).toMatchObject({ pathname: '/windows', search: '?status=active', hash: '#rows' });
    expect(await page.evaluate('JSON.stringify([{ ...localStorage }, { ...sessionStorage }])')).not.toContain('token');
  });

  it('shows an emergency with what people wrote as text', async () => {
    const { page } = await open({ name: 'Ana' });

    const tile = page.locator('.tile', { hasText: 'demo' });
    await tile.getByText('read-only').waitFor();
    await page.getByText('Emergency on demo').waitFor();
    await page.getByText('Disk <b>full</b>').first().waitFor();
    await page.getByText('Waiting for your vote').waitFor();
  });

  it('asks for what it shows first before it is drawn, and for nothing twice to draw it', async () => {
    const { page, noise } = await open({ name: 'Ana' });
    const asked: string[] = [];
    page.on('request', (request) => {
      // What the page before the reload still asks for is not counted.
      if (request.isNavigationRequest()) asked.length = 0;
      const [, path] = request.url().split('/api/v1/');
      if (path !== undefined) asked.push(path);
    });

    await page.reload();
    await page.locator('.timeline tbody tr').first().waitFor();

    // The navigation asks for questions when it is drawn, and the timeline for windows of sites when all else is.
    const drawn = asked.findIndex((path) => path.startsWith('questions'));
    const rest = await eventually(
      async () => asked.findIndex((path) => path.startsWith('windows?siteId')),
      (index) => index >= 0,
    );
    expect(asked.slice(0, drawn).sort()).toEqual(['me', 'statuses?limit=8']);
    const toDraw = asked.slice(0, rest);
    expect(toDraw).toEqual([...new Set(toDraw)]);
    expect(toDraw).toContain('windows?status=active&limit=100');
    expect(await page.evaluate('JSON.stringify({ ...sessionStorage })')).not.toContain('quiesce-left');
    expect(noise).toEqual([]);
  });

  it('shows the timeline in another zone', async () => {
    const { page } = await open({ name: 'Ana' });
    const bar = page.getByRole('link', { name: /^Disk <b>full<\/b>: read-only, active, from .+ UTC to .+ UTC$/ });
    await page.getByLabel('Times in').selectOption('UTC');
    await bar.waitFor();

    await page.getByLabel('Times in').selectOption('Asia/Tokyo');
    await page.getByRole('link', { name: /^Disk .+ from .+ GMT\+9 to .+ GMT\+9$/ }).waitFor();
    expect(await bar.count()).toBe(0);
  });

  it('follows a link without loading the document again, and moves the focus to the new heading', async () => {
    const { page } = await open({ name: 'Ana' });
    await page.evaluate('window.wasHere = true');

    await page.getByRole('link', { name: 'Windows', exact: true }).click();
    await page.getByRole('heading', { name: 'Windows', level: 1 }).waitFor();

    await page.waitForFunction('document.activeElement?.hasAttribute("data-page-title")');
    expect(await page.title()).toBe('Windows – Quiesce');
    expect(await page.evaluate('window.wasHere')).toBe(true);
  });

  it('signs out of every tab', async () => {
    const { page, context } = await open({ name: 'Ana' });
    const other = await context.newPage();
    await other.goto(`${at.stage.endpoints.console}/windows`);
    await titleOf(other);

    await page.getByRole('button', { name: /^Ana/ }).click();
    await page.getByRole('menuitem', { name: 'Sign out everywhere' }).click();

    await page.getByRole('heading', { name: 'You are signed out' }).waitFor();
    await other.getByRole('heading', { name: 'You are signed out' }).waitFor();
  });

  it('says that the connection is lost, keeps what it shows, and takes up again', async () => {
    const { page, context } = await open({ name: 'Ana', provokes: /ERR_INTERNET_DISCONNECTED/ });
    await page.locator('.tile', { hasText: 'demo' }).getByText('read-only').waitFor();

    // What is read aloud says it once more.
    const notice = page.getByRole('list', { name: 'Notices' }).getByText('The connection is lost');
    await context.setOffline(true);
    await notice.waitFor();
    expect(await page.locator('.tile', { hasText: 'demo' }).getByText('read-only').isVisible()).toBe(true);

    await context.setOffline(false);
    await notice.waitFor({ state: 'detached', timeout: 60_000 });
  });

  // In English looks.long sees it like every other page.
  const looks = [
    { width: 360, colorScheme: 'light', locale: 'de-DE' },
    { width: 1440, colorScheme: 'dark', locale: 'de-DE' },
    { width: 1440, colorScheme: 'light', locale: 'en-GB' },
  ] as const;

  it.each(looks)('Home has no accessibility finding: $width px, $colorScheme, $locale', async (look) => {
    const { page } = await open({ name: 'Ana', ...look });
    await page.locator('.timeline tbody tr').first().waitFor();

    expect(await brokenRules(page)).toEqual([]);
    expect(await scrollsSideways(page)).toBe(false);
  });
});
