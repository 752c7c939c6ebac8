import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { refusals } from '../../../console/texts/en/refusals';
import { awaitConfirmationToken } from '../../../local/seed/confirmation-token';
import { brokenRules, scrollsSideways } from '../chromium';
import { QuiesceCommand } from '../quiesce-command';
import { titleOf, type Visitor } from './console-page';
import { describeConsole } from './describe-console';
import { goTo } from './every-page';

jest.setTimeout(180_000);

describeConsole('people and the audit log in the console', (at) => {
  const open = (visitor: Visitor) => at.open(visitor);
  const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
  const heading = (page: Page, name: string) => page.getByRole('heading', { name, exact: true });

  it('lets an administrator add an approver, whom the token of the mail confirms, and who then votes', async () => {
    const { page } = await open({ name: 'Administrator', path: '/people/new', provokes: /status of 409/ });
    await page.getByLabel('Id', { exact: true }).fill('cara');
    await page.getByLabel('Name', { exact: true }).fill('Cara');
    await page.getByLabel('Email', { exact: true }).fill('cara@example.com');
    await button(page, 'Add principal').click();
    await page.getByLabel('Principal 1', { exact: true }).fill(`oidc:${at.stage.endpoints.issuer}#viewer`);
    await button(page, 'Add person').click();

    await heading(page, 'The mailbox is not confirmed yet').waitFor();
    const token = await awaitConfirmationToken(at.stage.endpoints.mailbox, 'cara@example.com');
    const field = page.getByLabel('Link or token from the mail');
    await field.fill('wrong');
    await button(page, 'Confirm mailbox').click();
    await page.getByText(refusals['not-confirmed']).waitFor();
    await field.fill(`https://sns.us-east-1.amazonaws.com/confirmation.html?TopicArn=x&Token=${token}&Endpoint=email`);
    await button(page, 'Confirm mailbox').click();
    await page.getByRole('list', { name: 'Notices' }).getByText('The mailbox of Cara is confirmed').waitFor();
    expect(await heading(page, 'The mailbox is not confirmed yet').count()).toBe(0);
    expect(page.url()).toBe(`${at.stage.endpoints.console}/people/cara`);

    await page.getByRole('link', { name: 'People', exact: true }).click();
    const row = page.getByRole('row', { name: /Cara/ });
    await row.getByText('Confirmed', { exact: true }).waitFor();

    const { windowId } = await at.stage.requestWindow();
    await at.stage.vote('cara', windowId);
    await at.stage.untilStatus(windowId, 'approved');
  });

  it('says what a new address and a removal mean before they are sent, and removes', async () => {
    const { page } = await open({ name: 'Administrator', path: '/people/ben/edit' });
    await page.getByLabel('Email', { exact: true }).fill('ben@example.org');
    await page.getByText('ben@example.org has to be confirmed').waitFor();
    await button(page, 'Save changes').click();
    await heading(page, 'The mailbox is not confirmed yet').waitFor();
    await awaitConfirmationToken(at.stage.endpoints.mailbox, 'ben@example.org');

    await button(page, 'Remove person').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('No open question').waitFor();
    await dialog.getByRole('button', { name: 'Remove person' }).click();
    await page.getByRole('list', { name: 'Notices' }).getByText('Ben is removed').waitFor();
    await heading(page, 'People').first().waitFor();
    expect((await (await at.stage.api('viewer')).get('/v1/people')).body.items).not.toContainEqual(
      expect.objectContaining({ personId: 'ben' }),
    );
  });

  it('adds, changes and removes a machine', async () => {
    const { page } = await open({ name: 'Administrator', path: '/machines' });
    await button(page, 'Add machine').first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Id', { exact: true }).fill('pipeline');
    await dialog.getByLabel('Owner').click();
    await page.getByRole('option', { name: /^Ana/ }).click();
    await dialog
      .getByLabel('Principal 1', { exact: true })
      .fill('arn:aws:sts::123456789012:assumed-role/deploy/pipeline');
    await dialog.getByRole('button', { name: 'Add machine' }).click();
    await button(page, 'Change machine pipeline').click();
    expect(await dialog.getByRole('button', { name: 'Save changes' }).isDisabled()).toBe(true);
    await dialog.getByLabel('Owner').click();
    await page.getByRole('option', { name: /^Rita/ }).click();
    await dialog.getByLabel('Reason for the change').fill('Ana leaves');
    await dialog.getByRole('button', { name: 'Save changes' }).click();
    await page.getByRole('row', { name: /pipeline.*Rita/ }).waitFor();
    expect((await (await at.stage.api('viewer')).get('/v1/machines')).body.items).toEqual([
      expect.objectContaining({ machineId: 'pipeline', ownerId: 'rita' }),
    ]);
    await button(page, 'Remove machine pipeline').click();
    await dialog.getByRole('button', { name: 'Remove machine' }).click();
    await page.getByText('There are no machines').waitFor();
  });

  it('shows a viewer everything and no button', async () => {
    const { page } = await open({ name: 'Rita', path: '/people' });
    await page.getByRole('link', { name: 'Ana', exact: true }).click();
    await heading(page, 'Details').waitFor();
    for (const name of ['Change', 'Remove person', 'Confirm mailbox']) expect(await button(page, name).count()).toBe(0);
    await page.getByRole('link', { name: 'People', exact: true }).click();
    await page.getByRole('row', { name: /Ana/ }).waitFor();
    expect(await page.getByText('Add person').count()).toBe(0);
    await page.getByRole('link', { name: 'Machines', exact: true }).click();
    await page.getByText('There are no machines').waitFor();
    expect(await button(page, 'Add machine').count()).toBe(0);
  });

  it('searches the audit log by an address, shows an entry, and saves a file that verifies', async () => {
    const { page } = await open({
      name: 'Ana',
      path: '/audit?action=add-person&actor=viewer&last=24h',
    });
    await page.getByText('No entry matches').waitFor();
    await page.goto(`${at.stage.endpoints.console}/audit?action=confirm-person&subject=cara&last=24h`);
    await titleOf(page);
    await page.getByRole('button', { name: /, entry \d+$/ }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('row', { name: /confirmed false true/ }).waitFor();
    await dialog.getByRole('button', { name: 'Close' }).click();

    const download = page.waitForEvent('download');
    await button(page, 'Export the whole log').click();
    const file = await download;
    expect(file.suggestedFilename()).toMatch(/^quiesce-audit-directory-\d{4}-\d\d-\d\d\.jsonl$/);
    const path = await file.path();
    await page.getByText(/entries are saved in quiesce-audit-directory/).waitFor();
    const command = new QuiesceCommand(at.stage.directory);
    const verdict = await command.json('viewer', 'audit', 'verify', '--file', path);
    const lines = (await readFile(path, 'utf8')).trimEnd().split('\n').length;
    expect(verdict).toMatchObject({ valid: true, entries: lines, chain: 'ORG' });
  });

  // In English, and on a desktop, looks.long sees every page.
  const looks = ['/people', '/people/new', '/people/ana', '/people/ana/edit', '/machines', '/audit?site=demo'];

  it('have no accessibility finding in German on a phone', async () => {
    const look = { width: 360, colorScheme: 'dark', locale: 'de-DE' } as const;
    const { page, untilDrawn } = await open({ name: 'Administrator', ...look });
    const wrong: string[] = [];
    for (const path of looks) {
      await goTo(page, path);
      await untilDrawn();
      const broken = [...(await brokenRules(page)), ...((await scrollsSideways(page)) ? ['scrolls sideways'] : [])];
      wrong.push(...broken.map((one) => `${path}: ${one}`));
    }

    expect(wrong).toEqual([]);
  });
});
