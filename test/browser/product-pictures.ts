import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { awaitVotingMail, voteOnPage } from '../../local/tour/mailbox';
import type { Machine } from './machine';

/** A page of a running machine, and how it is looked at. */
interface View {
  readonly name: string;
  readonly url: string;
  readonly width: number;
  readonly height: number;
  readonly dark?: boolean;
}

/** Draws what people see of a request: the mail, the confirm page, and the shop before and in its window. */
export async function drawProduct(browser: Browser, images: string, machine: Machine): Promise<void> {
  const { mailbox, site } = machine.endpoints;
  const draw = (view: View) => picture(browser, images, view);
  const windowId = await requestWindow(machine);
  const { link, code } = await awaitVotingMail(mailbox, 'ana@example.com', windowId);
  await draw({ name: 'mailbox', url: `${mailbox}/?to=ana@example.com`, width: 1000, height: 760 });
  await draw({ name: 'confirm-page', url: link, width: 1280, height: 800 });
  await draw({ name: 'confirm-page-phone', url: link, width: 390, height: 844, dark: true });
  await voteOnPage({ link, code }, 'approve');
  await draw({ name: 'shop', url: site, width: 1280, height: 800 });
}

async function requestWindow(machine: Machine): Promise<string> {
  const startsAt = new Date(Date.now() + 20 * 60_000).toISOString();
  const message = 'We are moving the shop to a new database. Orders placed before are safe.';
  const wish = {
    siteId: 'demo',
    mode: 'read-only',
    startsAt,
    durationMinutes: 60,
    reason: 'Database upgrade',
    message,
  };
  const { windowId } = await machine.post('requester', '/v1/windows', wish);
  return String(windowId);
}

async function picture(browser: Browser, images: string, { name, url, width, height, dark }: View): Promise<void> {
  const context = await browser.newContext({ viewport: { width, height }, colorScheme: dark ? 'dark' : 'light' });
  try {
    const page = await context.newPage();
    await page.goto(url, { waitUntil: 'networkidle' });
    await page.screenshot({ path: join(images, `${name}.png`) });
  } finally {
    await context.close();
  }
}
