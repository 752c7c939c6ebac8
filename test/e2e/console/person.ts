import type { Locator, Page } from 'playwright-core';
import type { ConsolePage } from './console-page';
import { type Delay, Traffic } from './traffic';

type Role = Parameters<Page['getByRole']>[0];

/** So long that only what never comes fails by it. How fast it comes, Traffic judges. */
const showsWithinMs = 60_000;

/** Somebody at the console, in a browser of their own. */
export class Person {
  private constructor(
    readonly name: string,
    private readonly at: ConsolePage,
    private readonly traffic: Traffic,
  ) {}

  static async at(name: string, at: ConsolePage): Promise<Person> {
    const traffic = new Traffic(at.page);
    await traffic.watchTimers();
    await at.page.evaluate('window.isTheSameDocument = true');
    return new Person(name, at, traffic);
  }

  get page(): Page {
    return this.at.page;
  }

  /** The dialog that asks something, while one does. */
  get dialog(): Locator {
    return this.page.getByRole('dialog');
  }

  press(role: Role, name: string | RegExp, place: Locator | Page = this.page): Promise<void> {
    return this.at.hands.press(place.getByRole(role, { name, exact: true }).first());
  }

  type(label: string, text: string, place: Locator | Page = this.page): Promise<void> {
    return this.at.hands.type(place.getByLabel(label, { exact: true }), text);
  }

  pick(name: string): Promise<void> {
    return this.at.hands.pick(this.page.getByRole('radio', { name, exact: true }));
  }

  choose(label: string, option: string): Promise<void> {
    return this.at.hands.choose(this.page.getByLabel(label, { exact: true }), option);
  }

  hold(name: string, milliseconds: number): Promise<void> {
    return this.at.hands.hold(this.page.getByRole('button', { name }), milliseconds);
  }

  /** Presses a button that asks first, answers what it asks, and waits until it is done. */
  async decide(action: string, answers: Readonly<Record<string, string>> = {}): Promise<void> {
    await this.press('button', action);
    await this.dialog.waitFor();
    await this.expectFocusIn(this.dialog);
    for (const [label, text] of Object.entries(answers)) await this.type(label, text, this.dialog);
    await this.press('button', action, this.dialog);
    await this.dialog.waitFor({ state: 'detached' });
    await this.expectFocus();
  }

  /** Waits for a text that came without loading the document again. */
  async sees(text: string | RegExp, place: Locator | Page = this.page): Promise<void> {
    await place.getByText(text).first().waitFor({ timeout: showsWithinMs });
    if (!(await this.page.evaluate('window.isTheSameDocument'))) throw new Error('the document was loaded again');
  }

  /** Sees what somebody else does, and says how long that took from the answer to it. @param act ends with what is to be seen */
  async seesOf(doer: Person, text: string | RegExp, act: () => Promise<void>): Promise<Delay> {
    const [seenAt] = await Promise.all([this.sees(text).then(() => Date.now()), act()]);
    return this.traffic.delay(doer.traffic.changedAt, seenAt);
  }

  heading(name: string | RegExp): Promise<void> {
    return this.page.getByRole('heading', { name, level: 1 }).waitFor({ timeout: showsWithinMs });
  }

  /** Whoever cannot see where the focus is starts again at the top of the page. @throws Error when it is nowhere */
  private async expectFocus(): Promise<void> {
    await this.page.locator(':focus').waitFor({ timeout: 10_000 });
  }

  private async expectFocusIn(place: Locator): Promise<void> {
    await place.locator(':focus').waitFor({ timeout: 10_000 });
  }
}
