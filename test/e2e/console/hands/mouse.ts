import type { Locator, Page } from 'playwright-core';
import type { Hands } from './hands';

/** Clicks. Only text is typed. */
export class Mouse implements Hands {
  readonly unseen: ReadonlySet<string> = new Set();

  constructor(private readonly page: Page) {}

  press(target: Locator): Promise<void> {
    return target.click();
  }

  async type(field: Locator, text: string): Promise<void> {
    await field.click({ clickCount: 3 });
    await field.fill(text);
  }

  pick(radio: Locator): Promise<void> {
    return radio.click();
  }

  async choose(list: Locator, option: string): Promise<void> {
    await list.click();
    await this.page.getByRole('option', { name: option }).first().click();
  }

  hold(target: Locator, milliseconds: number): Promise<void> {
    return target.click({ delay: milliseconds });
  }
}
