import type { Locator } from 'playwright-core';

/** How somebody works with a page: by mouse, or by keyboard alone. Nothing of it is possible in only one of the two ways. */
export interface Hands {
  /** Elements that had the focus, but looked as if they had not. */
  readonly unseen: ReadonlySet<string>;
  /** Follows a link, or presses a button. */
  press(target: Locator): Promise<void>;
  /** Replaces what a field says. */
  type(field: Locator, text: string): Promise<void>;
  /** Chooses one of several that are all shown. */
  pick(radio: Locator): Promise<void>;
  /** Opens a list and chooses from it. */
  choose(list: Locator, option: string): Promise<void>;
  /** Holds a button down for so long. */
  hold(target: Locator, milliseconds: number): Promise<void>;
}
