import { setTimeout as sleep } from 'node:timers/promises';
import type { Locator, Page } from 'playwright-core';
import type { Hands } from './hands';

/** More stops than any page has; after them the keyboard has been everywhere. */
const mostStops = 250;

/**
 * How the focused element looks, with what the components draw around it. It is compared with how the same element looks when the focus has
 * moved on: where both are the same, nobody sees where the keyboard is.
 */
const lookOfFocus = `(() => {
  const drawn = (element, part) => {
    const { outline, boxShadow, border, backgroundColor, color, textDecoration, content } = getComputedStyle(element, part);
    return [outline, boxShadow, border, backgroundColor, color, textDecoration, content].join();
  };
  const lookOf = (element) => {
    const near = [element, element.parentElement, element.parentElement?.parentElement, element.nextElementSibling].filter(Boolean);
    return near.flatMap((one) => [drawn(one), drawn(one, '::before'), drawn(one, '::after')]).join('|');
  };
  const before = window.focusBefore;
  const isHidden = before?.element.isConnected && before.element.checkVisibility() && before.look === lookOf(before.element);
  const element = document.activeElement;
  window.focusBefore = element && element !== document.body ? { element, look: lookOf(element) } : undefined;
  return isHidden && before.element !== element ? before.element.outerHTML.slice(0, 200) : '';
})()`;

const highlightedOption =
  'document.getElementById(document.activeElement?.getAttribute("aria-activedescendant") ?? "")?.textContent ?? ""';

/** Tab, arrows, Enter, Space and typing: what it does not reach, people without a mouse do not reach. */
export class Keyboard implements Hands {
  readonly unseen = new Set<string>();

  constructor(private readonly page: Page) {}

  async press(target: Locator): Promise<void> {
    await this.reach(target);
    await this.key('Enter');
  }

  async type(field: Locator, text: string): Promise<void> {
    await this.reach(field);
    await this.key('ControlOrMeta+A');
    await this.key('Delete');
    await this.page.keyboard.type(text);
  }

  /** Of a group of radio buttons Tab reaches one; arrows lead to the others. */
  async pick(radio: Locator): Promise<void> {
    const group = this.page.getByRole('radiogroup').filter({ has: radio }).getByRole('radio');
    await this.reach(group);
    for (let stops = 0; !(await this.isOn(radio)); stops++) {
      if (stops > mostStops) throw new Error(`Arrows do not reach ${radio}`);
      await this.key('ArrowDown');
    }
    await this.key('Space');
  }

  async choose(list: Locator, option: string): Promise<void> {
    await this.reach(list);
    await this.key('Enter');
    await this.page.getByRole('option', { name: option }).first().waitFor();
    for (let stops = 0; !(await this.highlighted()).includes(option); stops++) {
      if (stops > mostStops) throw new Error(`Arrows do not reach ${option}`);
      await this.key('ArrowDown');
    }
    await this.key('Enter');
  }

  async hold(target: Locator, milliseconds: number): Promise<void> {
    await this.reach(target);
    await this.page.keyboard.down('Space');
    await sleep(milliseconds);
    await this.page.keyboard.up('Space');
  }

  /** @throws Error when Tab goes around the whole page without coming to it */
  private async reach(target: Locator): Promise<void> {
    await target.first().waitFor();
    for (let stops = 0; !(await this.isOn(target)); stops++) {
      if (stops > mostStops) throw new Error(`Tab does not reach ${target}`);
      await this.key('Tab');
      const unseen: unknown = await this.page.evaluate(lookOfFocus);
      if (typeof unseen === 'string' && unseen !== '') this.unseen.add(unseen);
    }
  }

  private async isOn(target: Locator): Promise<boolean> {
    return (await target.and(this.page.locator(':focus')).count()) > 0;
  }

  /** What a screen reader reads of an open list. */
  private async highlighted(): Promise<string> {
    return String(await this.page.evaluate(highlightedOption));
  }

  private key(name: string): Promise<void> {
    return this.page.keyboard.press(name);
  }
}
