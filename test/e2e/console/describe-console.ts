import type { Browser } from 'playwright-core';
import { launch } from '../../browser/launch';
import { describeInChromium } from '../chromium';
import { Stage } from '../harness';
import { type ConsolePage, openConsole, type Visitor } from './console-page';
import { Person } from './person';

/** Whatever serves a console. */
type Machine = Pick<Stage, 'endpoints' | 'close'>;

/** What tests of the console share: a browser, a local runtime, and whoever opens the console. */
export interface ConsoleTests<M extends Machine = Stage> {
  readonly browser: Browser;
  readonly stage: M;
  /** Opens the console in a browser context of its own, which is judged and closed after the test. */
  open(visitor: Visitor): Promise<ConsolePage>;
  /** The same, for a journey of several people. */
  person(visitor: Visitor): Promise<Person>;
}

/**
 * `describe` for tests of the console in Chromium. After each of them nothing may have been wrong that nobody saw: no error in a browser's console, no
 * request to a third party, and no element with the focus that looked as if it had not.
 */
export const describeConsole = (name: string, tests: (at: ConsoleTests) => void): void =>
  describeConsoleOf(name, () => Stage.open(), tests);

/** The same, of another machine. */
export function describeConsoleOf<M extends Machine>(
  name: string,
  openMachine: () => Promise<M>,
  tests: (at: ConsoleTests<M>) => void,
): void {
  describeInChromium(name, () => {
    const at = new Opened(openMachine);
    beforeAll(() => at.begin(), 900_000);
    afterEach(async () => {
      expect(await at.leave()).toEqual([]);
    });
    afterAll(() => at.end());
    tests(at);
  });
}

class Opened<M extends Machine> implements ConsoleTests<M> {
  #browser: Browser | undefined;
  #stage: M | undefined;
  readonly #pages: (ConsolePage & { readonly name: string })[] = [];

  constructor(private readonly openMachine: () => Promise<M>) {}

  get browser(): Browser {
    return begun(this.#browser);
  }

  get stage(): M {
    return begun(this.#stage);
  }

  async begin(): Promise<void> {
    [this.#browser, this.#stage] = await Promise.all([launch(), this.openMachine()]);
  }

  async end(): Promise<void> {
    await this.#browser?.close();
    await this.#stage?.close();
  }

  async open(visitor: Visitor): Promise<ConsolePage> {
    const opened = await openConsole(this.browser, this.stage.endpoints, visitor);
    this.#pages.push({ ...opened, name: visitor.name });
    return opened;
  }

  async person(visitor: Visitor): Promise<Person> {
    return Person.at(visitor.name, await this.open(visitor));
  }

  /** Closes what a test opened. @returns what was wrong with it */
  async leave(): Promise<readonly string[]> {
    const pages = this.#pages.splice(0);
    const wrong = pages.flatMap(({ name, noise, hands }) => [
      ...noise.map((line) => `${name}: ${line}`),
      ...[...hands.unseen].map((element) => `${name} does not see that this has the focus: ${element}`),
    ]);
    for (const { context } of pages) {
      // What is still answered to a page that is closed is nobody's concern.
      for (const routed of [context, ...context.pages()]) await routed.unrouteAll({ behavior: 'ignoreErrors' });
      await context.close();
    }
    return wrong;
  }
}

/** @throws Error before the tests begin */
function begun<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('the tests have not begun');
  return value;
}
