import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { openConsole, type Visitor } from '../e2e/console/console-page';
import type { Machine } from './machine';
import { fillCalendar } from './pictured-calendar';

interface View extends Visitor {
  readonly picture: string;
  readonly path: string;
  readonly height: number;
  /** Does something with the page before the picture is taken. */
  readonly prepare?: (page: Page) => Promise<void>;
}

/** Draws the console of a company with five sites: what is closed, a request, a vote. */
export async function drawConsole(browser: Browser, images: string, machine: Machine): Promise<void> {
  const { pending } = await fillCalendar(machine);
  const views: readonly View[] = [
    { picture: 'console-home', name: 'Ana', path: '/', height: 1230 },
    { picture: 'console-home-dark', name: 'Ana', path: '/', height: 1230, colorScheme: 'dark' },
    { picture: 'console-window', name: 'Ana', path: `/windows/${pending}`, height: 900 },
    { picture: 'console-form', name: 'Rita', path: '/windows/new?siteId=shop', height: 1330, prepare: fillForm },
    { picture: 'console-approvals', name: 'Ben', path: '/approvals', height: 1000 },
    { picture: 'console-phone', name: 'Ana', path: '/approvals', height: 844, width: 390, colorScheme: 'dark' },
  ];
  for (const view of views) await draw(browser, images, machine, view);
}

async function draw(browser: Browser, images: string, { endpoints }: Machine, view: View): Promise<void> {
  const { picture, height, width = 1440, prepare } = view;
  const { page, context } = await openConsole(browser, endpoints, view);
  try {
    await page.setViewportSize({ width, height });
    await page.locator('[class*="awsui_spinner"]').first().waitFor({ state: 'detached' });
    await prepare?.(page);
    // Animations, and what is measured after it was drawn.
    await page.waitForTimeout(1_000);
    await page.screenshot({ path: join(images, `${picture}.png`) });
  } finally {
    await context.close();
  }
}

async function fillForm(page: Page): Promise<void> {
  const field = (label: string) => page.getByLabel(label, { exact: true });
  const inThreeDays = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10);
  await field('Start: date').fill(inThreeDays);
  await field('Start: time').fill('22:00');
  await field('Duration in minutes').fill('45');
  await field('Paths').fill('/cart, /checkout');
  await field('Reason').fill('Move the orders to the new database');
  await field('Message to visitors (optional)').fill('We are moving to a new database. Orders placed before are safe.');
  await page.mouse.move(0, 0);
  await page.evaluate('document.activeElement.blur(); window.scrollTo(0, 0)');
}
