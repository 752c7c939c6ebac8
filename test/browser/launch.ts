import { type Browser, chromium } from 'playwright-core';

/** Where Debian's package `chromium` puts it. */
export const executablePath = '/usr/bin/chromium';

export function launch(): Promise<Browser> {
  const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'];
  return chromium.launch({ executablePath, args });
}
