import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { portsOf } from '../../local/announce';
import { freeBlock } from '../../local/aws/gateway/free-port';
import { apiAs } from '../../local/tour/client';
import { awaitVotingMail, voteOnPage } from '../../local/tour/mailbox';
import { startRuntime } from '../../local/tour/runtime';

/** A page of a running machine, and how it is looked at. */
interface View {
  readonly name: string;
  readonly url: string;
  readonly width: number;
  readonly height: number;
  readonly dark?: boolean;
}

/** Draws what people see of a request on a fresh machine: the mail, the confirm page, and the shop before and in its window. */
export async function drawProduct(browser: Browser, images: string): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'quiesce-pictures-'));
  const runtime = await startRuntime({ directory, port: await freeBlock(portsOf(0)) });
  const { mailbox, site } = runtime.endpoints;
  const draw = (view: View) => picture(browser, images, view);
  try {
    const windowId = await requestWindow(directory);
    const { link, code } = await awaitVotingMail(mailbox, 'ana@example.com', windowId);
    await draw({ name: 'mailbox', url: `${mailbox}/?to=ana@example.com`, width: 1000, height: 760 });
    await draw({ name: 'confirm-page', url: link, width: 1280, height: 800 });
    await draw({ name: 'confirm-page-phone', url: link, width: 390, height: 844, dark: true });
    await voteOnPage({ link, code }, 'approve');
    await draw({ name: 'shop', url: site, width: 1280, height: 800 });
  } finally {
    await runtime.stop();
    await rm(directory, { recursive: true, force: true });
  }
}

async function requestWindow(directory: string): Promise<string> {
  const requester = await apiAs('requester', directory);
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
  const { status, body } = await requester.post('/v1/windows', wish);
  if (status !== 201) throw new Error(`refused: ${JSON.stringify(body)}`);
  return String(body.windowId);
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
