import type { Page } from 'playwright-core';

/** What a scanner types into fields it does not understand. None is a code: five wrong codes would burn the link. */
const junk = ['', 'test', 'scanner@example.com', '12345', '1234567'];

/**
 * What mail scanners do with a link, and more: GET and HEAD it, follow what it leads to, and send every form they find, with
 * every choice, without knowing the code.
 */
export async function scanWithoutScript(link: string): Promise<void> {
  for (const method of ['HEAD', 'GET', 'GET']) await fetch(link, { method, redirect: 'follow' });
  const html = await (await fetch(link)).text();
  const leads = [...html.matchAll(/(?:href|action|src)="([^"]+)"/g)].map(([, to = '']) => new URL(to, link));
  for (const lead of leads.filter(({ host }) => host === new URL(link).host)) await fetch(lead);
  for (const decision of ['approve', 'reject', 'withdraw']) {
    for (const code of junk) await submit(link, { decision, code, reason: 'scanned' });
  }
  await submit(link, {});
  for (const method of ['PUT', 'DELETE', 'OPTIONS', 'PATCH']) await fetch(link, { method });
}

async function submit(link: string, fields: Readonly<Record<string, string>>): Promise<void> {
  await fetch(link, { method: 'POST', body: new URLSearchParams(fields), redirect: 'follow' });
}

/** The same by a browser that runs scripts: every choice ticked, every field filled, validation switched off, every button pressed. */
export async function scanInBrowser(page: Page, link: string): Promise<void> {
  await page.goto(link);
  const choices = await page.locator('input[type=radio]').count();
  for (let choice = 0; choice < Math.max(1, choices); choice++) {
    await page.goto(link);
    await page.evaluate('for (const form of document.forms) form.noValidate = true');
    if (choices > 0) await page.locator('input[type=radio]').nth(choice).check();
    for (const field of await page.locator('input:not([type=radio]):not([type=hidden]), textarea').all())
      await field.fill('test');
    for (const button of await page.locator('button').all())
      await button.click({ timeout: 2000 }).catch(() => undefined);
    await page.waitForLoadState();
  }
}
