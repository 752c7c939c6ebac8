/** `npm run screenshots`: draws the pictures in docs/images from the shipped code, so that they show what it shows. */
import { join } from 'node:path';
import { launch } from './launch';
import { openPage } from './look';

const images = join(__dirname, '..', '..', 'docs', 'images');

async function main(): Promise<void> {
  const browser = await launch();
  try {
    await openPage(browser, { width: 1000 }, async (page) => {
      await page.setViewportSize({ width: 1000, height: 520 });
      await page.screenshot({ path: join(images, 'maintenance-page.png') });
    });
  } finally {
    await browser.close();
  }
}

void main();
