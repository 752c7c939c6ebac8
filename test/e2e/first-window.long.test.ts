import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import { portsOf } from '../../local/announce';
import { freeBlock } from '../../local/aws/gateway/free-port';
import { type RunningRuntime, startRuntime } from '../../local/tour/runtime';
import { launch } from '../browser/launch';
import { describeInChromium } from './chromium';

const shell = promisify(execFile);
const second = 1000;

/** What somebody sees who starts Quiesce for the first time, and does what it says. Nothing here knows more than what is printed. */
describeInChromium('a first window', () => {
  let directory = '';
  let runtime: RunningRuntime;
  let browser: Browser;
  let printed = '';
  let printedAt = 0;

  beforeAll(async () => {
    // As `npm ci` does.
    await shell('npm', ['run', '--silent', 'build:cli']);
    directory = await mkdtemp(join(tmpdir(), 'quiesce-first-'));
    const onOutput = (text: string) => {
      printed += text;
      printedAt = Date.now();
    };
    runtime = await startRuntime({ directory, port: await freeBlock(portsOf(0)), onOutput });
    browser = await launch();
  }, 180_000);
  afterAll(async () => {
    await browser?.close();
    await runtime?.stop();
    if (directory) await rm(directory, { recursive: true, force: true });
  }, 60_000);

  /** What stands behind a label of the announcement. */
  const addressOf = (label: string) => new RegExp(`^ {2}${label} +(\\S+)$`, 'm').exec(printed)?.[1] ?? '';

  /** The lines that are printed to be typed, in their order. */
  const steps = () => /^Your first window:[\s\S]*/m.exec(printed)?.[0].match(/(?<=^ {2})npx .*$/gm) ?? [];

  const statusOn = async (page: Page) => (await page.reload())?.status();

  it('closes the demo site and opens it again, by the two lines that are printed, in less than a minute', async () => {
    const [close = '', open = '', ...others] = steps();
    expect(others).toEqual([]);
    const page = await browser.newPage();
    expect((await page.goto(addressOf('Demo site')))?.status()).toBe(200);
    const heading = page.getByRole('heading', { level: 1 });
    const shop = (await heading.textContent()) ?? '';

    await shell('sh', ['-c', close]);
    const closed = Date.now();
    // The shop says so by itself; a visitor who comes now gets the page.
    await page.locator('#state', { hasText: 'Closed' }).waitFor({ timeout: 20 * second });
    expect(await statusOn(page)).toBe(503);
    expect(await heading.textContent()).not.toBe(shop);
    const endsAt = Date.parse((await page.locator('time').getAttribute('datetime')) ?? '');

    await shell('sh', ['-c', open]);
    expect(await statusOn(page)).toBe(200);
    const opened = Date.now();
    expect(await heading.textContent()).toBe(shop);

    // It is the second line that opened it, not the end of the window.
    expect(opened).toBeLessThan(endsAt);
    const [toClosed, toOpen] = [closed, opened].map((at) => (at - printedAt) / second);
    process.stdout.write(`first window: closed ${toClosed} s after the printed lines, open ${toOpen} s after them\n`);
    // From what is printed to the open shop: both commands as they are typed, and what the browser loads. A person reads and types besides.
    expect(toOpen).toBeLessThan(60);
  }, 300_000);
});
