import type { Page } from 'playwright-core';
import { type ConsolePage, titleOf, type Visitor } from './console-page';
import { describeConsole } from './describe-console';

jest.setTimeout(120_000);

describeConsole('what was typed and not sent', (at) => {
  /** Leaving a form asks first, when something is typed in it; these people leave. */
  async function open(visitor: Visitor): Promise<ConsolePage> {
    const opened = await at.open(visitor);
    opened.page.on('dialog', (dialog) => void dialog.accept());
    return opened;
  }
  const goTo = async (page: Page, path: string) => {
    await page.goto(`${at.stage.endpoints.console}${path}`);
    await titleOf(page);
  };
  const field = (page: Page, label: string) => page.getByLabel(label, { exact: true });
  const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
  const noticed = (page: Page, text: string) => page.getByRole('list', { name: 'Notices' }).getByText(text).waitFor();

  /** The bodies of the changes that a page sends. */
  async function changesOf(page: Page): Promise<readonly unknown[]> {
    const sent: unknown[] = [];
    // Only a route gets the body of a request that was made from a `Request`.
    await page.route('**/v1/**', (route) => {
      const request = route.request();
      if (request.method() === 'PATCH') sent.push(request.postDataJSON());
      return route.continue();
    });
    return sent;
  }

  async function change(path: string, body: object, profile: 'admin' | 'requester' = 'admin'): Promise<void> {
    const answer = await (await at.stage.api(profile)).call(path, { method: 'PATCH', body });
    if (answer.status >= 300) throw new Error(`refused: ${JSON.stringify(answer.body)}`);
  }

  it('lets nobody in again whom a colleague locked out meanwhile, and says so', async () => {
    const principals = ['arn:aws:iam::123456789012:user/cara'];
    const cara = { personId: 'cara', name: 'Cara', email: 'cara@example.com', principals, approver: true };
    await (await at.stage.api('admin')).post('/v1/people', cara);
    const { page } = await open({ name: 'Administrator', path: '/people/cara/edit' });
    await field(page, 'Name').fill('Cara Smith');
    await goTo(page, '/');
    await change('/v1/people/cara', { disabled: true, approver: false, principals: [], reason: 'key stolen' });

    const sent = await changesOf(page);
    await goTo(page, '/people/cara/edit');
    expect(await field(page, 'Name').inputValue()).toBe('Cara Smith');
    const compared = page.getByRole('table', { name: 'Somebody else changed this person in the meantime' });
    await compared.getByRole('row', { name: 'Disabled no yes no' }).waitFor();
    expect(await button(page, 'Save changes').isDisabled()).toBe(true);
    await button(page, 'Continue with these values').click();
    await button(page, 'Save changes').click();
    await noticed(page, 'is changed');

    expect(sent).toEqual([{ name: 'Cara Smith' }]);
    const { items } = (await (await at.stage.api('viewer')).get('/v1/people')).body;
    expect(items).toContainEqual(
      expect.objectContaining({ name: 'Cara Smith', disabled: true, approver: false, principals: [] }),
    );
  });

  it('leaves a plan that a colleague made narrower as it is, also after it was reloaded', async () => {
    const { windowId } = await at.stage.requestWindow({ more: { reason: 'Upgrade' } });
    const { page } = await open({ name: 'Rita', path: `/windows/${windowId}/edit` });
    await field(page, 'Reason').fill('A better reason');
    await page.reload();
    await field(page, 'Reason').waitFor();
    await change(`/v1/windows/${windowId}`, { mode: 'read-only', paths: ['/admin'] }, 'requester');

    const sent = await changesOf(page);
    const compared = page.getByRole('table', { name: 'Somebody changed this window in the meantime' });
    await compared.getByRole('row', { name: 'Mode full read-only full' }).waitFor();
    await compared.getByRole('row', { name: 'Paths none /admin none' }).waitFor();
    await page.reload();
    await compared.waitFor();
    await button(page, 'Go on with the window as it is now').click();
    await button(page, 'Save').click();
    await noticed(page, 'The change is recorded.');

    expect(sent).toEqual([{ reason: 'A better reason' }]);
    expect(await at.stage.window(windowId)).toMatchObject({
      mode: 'read-only',
      paths: ['/admin'],
      reason: 'A better reason',
    });
  });

  it('changes only the duration of a window in another zone that starts on approval', async () => {
    const notAfter = new Date(Math.ceil(Date.now() / 3_600_000) * 3_600_000 + 30 * 3_600_000).toISOString();
    const times = { startsAt: 'on-approval', notAfter, durationMinutes: 30, timeZone: 'America/New_York' };
    const { windowId } = await at.stage.requestWindow({ more: { ...times, endsAt: undefined } });
    const before = await at.stage.window(windowId);
    const { page } = await open({ name: 'Rita', path: `/windows/${windowId}/edit` });
    await page.getByText('Times are in the zone of the window: America/New_York').waitFor();
    const sent = await changesOf(page);
    await field(page, 'Duration in minutes').fill('40');
    await button(page, 'Save').click();
    await noticed(page, 'The change is recorded.');

    expect(sent).toEqual([{ durationMinutes: 40 }]);
    expect(await at.stage.window(windowId)).toMatchObject({
      timeZone: 'America/New_York',
      startsAt: before.startsAt,
      onApproval: { notAfter: before.startsAt, durationSeconds: 2_400 },
    });
  });

  it('for one site never fills in the emergency of another, and a chosen site stays chosen', async () => {
    await at.stage.createSite('harbour', {});
    await at.stage.createSite('island', {});
    const { page } = await open({ name: 'Break-glass holder', path: '/emergency?site=harbour' });
    const shown = (siteId: string) => field(page, `Or start it by typing the id of the site: ${siteId}`).waitFor();
    await shown('harbour');
    await field(page, 'Reason').fill('Orders are lost');

    await goTo(page, '/emergency?site=island');
    await shown('island');
    expect(await field(page, 'Reason').inputValue()).toBe('');
    await goTo(page, '/emergency?site=harbour');
    await shown('harbour');
    expect(await field(page, 'Reason').inputValue()).toBe('Orders are lost');

    await field(page, 'Site').click();
    await page.getByRole('option', { name: /island/ }).click();
    await shown('island');
    expect(await field(page, 'Reason').inputValue()).toBe('Orders are lost');
    await page.reload();
    await shown('island');
    expect(await field(page, 'Reason').inputValue()).toBe('Orders are lost');

    await page.getByRole('link', { name: 'Emergency', exact: true }).first().click();
    await page.waitForURL('**/emergency');
    await field(page, 'Site').click();
    await page.getByRole('option', { name: /harbour/ }).click();
    await shown('harbour');
    await page.reload();
    await shown('harbour');
    expect(await field(page, 'Reason').inputValue()).toBe('Orders are lost');
  });

  it('shows the window that is asked for again, and not what was typed about another one', async () => {
    const { windowId } = await at.stage.requestWindow({ more: { reason: 'Every Friday' } });
    const { page } = await open({ name: 'Rita', path: '/windows/new?siteId=demo' });
    await field(page, 'Reason').fill('Half typed');
    await goTo(page, `/windows/new?like=${windowId}`);
    await field(page, 'Reason').waitFor();
    expect(await field(page, 'Reason').inputValue()).toBe('Every Friday');
    await goTo(page, '/windows/new?siteId=demo');
    await field(page, 'Reason').waitFor();
    expect(await field(page, 'Reason').inputValue()).toBe('Half typed');
  });
});
