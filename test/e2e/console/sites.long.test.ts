import type { Page } from 'playwright-core';
import { describeConsole } from './describe-console';

jest.setTimeout(120_000);

describeConsole('sites in the console', (at) => {
  const open = (path: string) => at.open({ name: 'Administrator', path });
  const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });
  const notice = (page: Page) => page.getByRole('list', { name: 'Notices' });

  it('are created, and another policy becomes a proposal, which the page says before and after', async () => {
    const { page } = await open('/sites/new');
    await field(page, 'Id').fill('store');
    await field(page, 'Host names').fill('store example com');
    await page.getByRole('button', { name: 'Create site' }).click();
    await page.getByText('store example com: Write a host name like shop.example.com').waitFor();
    await field(page, 'Host names').fill('store.localhost');
    await field(page, 'Accent colour').fill('#0f766e');
    await page.getByText('Contrast: 5.5 : 1 on white').waitFor();
    await page.getByRole('button', { name: 'Create site' }).click();
    await page.getByRole('heading', { name: 'store', level: 1 }).waitFor();
    await notice(page).getByText('The site store is created.').waitFor();

    await page.getByRole('link', { name: 'Edit', exact: true }).click();
    await page.getByRole('heading', { name: 'Edit store' }).waitFor();
    await field(page, 'Name').fill('The <b>store</b>');
    await field(page, 'Approvals required').fill('2');
    await page.getByText('This policy change has to be approved').waitFor();
    await field(page, 'Reason').fill('Two pairs of eyes');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('heading', { name: 'The <b>store</b>', level: 1 }).waitFor();
    await notice(page).getByText('The policy stays as it is until').waitFor();
    await notice(page).getByRole('link', { name: 'Show the proposal' }).waitFor();

    const { body } = await (await at.stage.api('viewer')).get('/v1/sites/store/proposals?kind=policy');
    expect(body.items).toMatchObject([
      { status: 'requested', reason: 'Two pairs of eyes', requestedBy: { personId: 'administrator' } },
    ]);
  });

  it('show what somebody else changed meanwhile, keep what was typed, and send only that', async () => {
    const admin = await at.stage.api('admin');
    const { page } = await open('/sites/demo/edit');
    await field(page, 'Name').fill('My demo');

    const other = await admin.call('/v1/sites/demo', {
      method: 'PATCH',
      body: { timeZone: 'Europe/Paris', branding: { name: 'Their demo' } },
    });
    expect(other.status).toBe(200);
    const compared = page.getByRole('table', { name: 'Somebody changed this site in the meantime' });
    await compared.getByRole('row', { name: /Name Harbour Coffee Their demo My demo/ }).waitFor();
    await compared.getByRole('row', { name: /Time zone UTC Europe\/Paris UTC/ }).waitFor();
    await page.getByRole('button', { name: 'Go on with the site as it is now' }).click();
    expect(await field(page, 'Name').inputValue()).toBe('My demo');
    await page.getByRole('button', { name: 'Save' }).click();

    await notice(page).getByText('The site is saved.').waitFor();
    expect((await admin.get('/v1/sites/demo')).body).toMatchObject({
      timeZone: 'Europe/Paris',
      branding: { name: 'My demo' },
    });
  });
});
