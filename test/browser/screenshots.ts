/** `npm run screenshots`: draws the pictures in docs/images from the shipped code, so that they show what it shows. */
import { join } from 'node:path';
import { drawConsole } from './console-pictures';
import { launch } from './launch';
import { type Look, openPage } from './look';
import { onMachine } from './machine';
import { drawProduct } from './product-pictures';

const images = join(__dirname, '..', '..', 'docs', 'images');

const pictures: readonly (readonly [string, Look])[] = [
  ['maintenance-page', {}],
  ['maintenance-page-dark', { colorScheme: 'dark', language: 'de' }],
  ['maintenance-page-arabic', { language: 'ar' }],
  ['maintenance-page-phone', { width: 390, language: 'de', colorScheme: 'dark' }],
  ['maintenance-page-read-only', { mode: 'read-only', paths: ['/checkout'] }],
];

async function main(): Promise<void> {
  const browser = await launch();
  try {
    for (const [name, look] of pictures) {
      await openPage(browser, look, async (page) => {
        await page.setViewportSize({ width: look.width ?? 1280, height: 720 });
        await page.screenshot({ path: join(images, `${name}.png`) });
      });
    }
    await onMachine(async (machine) => {
      await drawProduct(browser, images, machine);
      await drawConsole(browser, images, machine);
    });
  } finally {
    await browser.close();
  }
}

void main();
