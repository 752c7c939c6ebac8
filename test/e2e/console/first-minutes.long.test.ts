import type { ConsolePage } from './console-page';
import { describeConsole } from './describe-console';
import { goTo, patterns } from './every-page';

jest.setTimeout(180_000);

/** How pages begin that somebody can do nothing with. */
const inVain =
  /^(Only people (with the role|who request)|Only administrators|You are not an approver|This page does not exist)/;

const linksScript = `[...document.querySelectorAll('a[href]')]
  .filter((link) => link.origin === location.origin && link.checkVisibility())
  .map((link) => link.pathname + link.search)`;

/** The row of the route table that shows an address: one page of a kind is enough. */
function patternOf(address: string): string {
  const { pathname } = new URL(address, 'http://localhost');
  const isShown = (pattern: string) => new RegExp(`^${pattern.replaceAll(/:\w+/g, '[^/]+')}$`).test(pathname);
  return patterns.find(isShown) ?? pathname;
}

describeConsole('the first minutes in the console', (at) => {
  beforeAll(async () => {
    const { windowId } = await at.stage.requestWindow({ inSeconds: 7200 });
    await at.stage.vote('ana', windowId);
    await at.stage.requestWindow({ inSeconds: 90_000 });
  });

  /** Follows every link that a page offers, to one page of each kind. */
  async function findings({ page, untilDrawn }: ConsolePage): Promise<readonly string[]> {
    const found: string[] = [];
    const seen = new Set(['/']);
    const waiting: string[] = (await page.evaluate(linksScript)) as string[];
    for (let address = waiting.shift(); address !== undefined; address = waiting.shift()) {
      const pattern = patternOf(address);
      if (seen.has(pattern)) continue;
      seen.add(pattern);
      await goTo(page, address);
      await untilDrawn();
      if (await page.getByText(inVain).count()) found.push(`${address} is of no use`);
      waiting.push(...((await page.evaluate(linksScript)) as string[]));
    }
    return seen.size > 8 ? found : [...found, `only ${[...seen]} were reached`];
  }

  it.each(['Ana', 'Ben', 'Rita', 'Administrator', 'Break-glass', 'Viewer'])(
    'lead %s only to pages on which they can do or read something',
    async (name) => {
      const opened = await at.open({ name });
      await opened.untilDrawn();

      expect(await findings(opened)).toEqual([]);
    },
  );

  it('open the navigation where it has room, and say in it how much waits', async () => {
    const { page } = await at.open({ name: 'Ana', width: 360 });
    const approvals = page
      .getByRole('navigation')
      .getByRole('link', { name: /^Approvals/ })
      .first();
    await page.getByRole('button', { name: 'Open the navigation' }).waitFor();
    expect(await approvals.isVisible()).toBe(false);

    await page.setViewportSize({ width: 1440, height: 900 });

    await approvals.waitFor();
    await page.getByText('1 waiting for you').waitFor();
    await page.getByRole('button', { name: 'Close the navigation' }).click();
    await page.setViewportSize({ width: 360, height: 900 });
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.getByRole('button', { name: 'Open the navigation' }).waitFor();
    expect(await approvals.isVisible()).toBe(false);
  });

  it('lead whoever forgets something to the field that is missing', async () => {
    const { page } = await at.open({ name: 'Rita', path: '/windows/new' });
    await page.getByRole('button', { name: 'Request', exact: true }).click();
    await page.getByText('Choose the date and the time of the start.').waitFor();

    await page.getByLabel('Start: date', { exact: true }).and(page.locator(':focus')).waitFor();
  });

  it('tell what was done once, until the person goes on', async () => {
    const { windowId } = await at.stage.requestWindow({ inSeconds: 180_000 });
    const { page } = await at.open({ name: 'Rita' });
    const notices = page.getByRole('list', { name: 'Notices' }).getByRole('listitem');
    const answer = async (action: string, label: string) => {
      await page.getByRole('button', { name: action, exact: true }).click();
      await page.getByRole('dialog').getByLabel(label).fill('Said');
      await page.getByRole('dialog').getByRole('button', { name: action, exact: true }).click();
    };
    await goTo(page, `/windows/${windowId}`);

    await answer('Comment', 'Comment');
    await notices.getByText('Your comment is recorded.').waitFor();
    await page.getByText('“Said”').waitFor();
    await answer('Cancel the window', 'Reason (optional)');
    await notices.getByText('The window is cancelled.').waitFor();
    await notices.getByText('Your comment is recorded.').waitFor({ state: 'detached' });
    await goTo(page, '/windows');
    await notices.first().waitFor({ state: 'detached' });
  });
});
