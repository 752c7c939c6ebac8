import type { Locator } from 'playwright-core';
import type { LaterTexts } from '../../../../console/texts/later-texts';
import type { Texts } from '../../../../console/texts/texts';
import type { Stage } from '../../harness';
import type { ConsolePage } from '../console-page';
import { goTo } from '../every-page';
import type { Ids } from './populated';

export type AllTexts = Texts & LaterTexts;

/** Where a scene is brought about. */
export interface Place {
  readonly at: ConsolePage;
  readonly texts: AllTexts;
  readonly stage: Stage;
  readonly ids: Ids;
  /** The dialog on top. */
  readonly dialog: Locator;
  button(name: string, place?: Locator): Locator;
  field(label: string): Locator;
}

/** Something of the console that only shows when somebody does something. */
export interface Scene {
  readonly name: string;
  readonly who: 'Ana' | 'Rita' | 'Administrator' | 'Break-glass';
  readonly path: (ids: Ids) => string;
  /** Opens a dialog at once. It is closed by Escape, and the focus returns to the button. */
  readonly button?: (texts: AllTexts) => string;
  /** Goes on from there, or from the page. */
  readonly act?: (place: Place) => Promise<void>;
  /** It is placed when it opens, so it is opened again on each screen. */
  readonly opensAnew?: true;
  /** What remains to be undone. */
  readonly end?: (place: Place) => Promise<void>;
  /** A selector of what is looked at; the dialog when left out. */
  readonly within?: string;
}

const asked = '[role=dialog]';
export const withinOf = ({ within = asked }: Scene): string => within;

export function placeAt(at: ConsolePage, rest: Pick<Place, 'texts' | 'stage' | 'ids'>): Place {
  const { page } = at;
  return {
    ...rest,
    at,
    dialog: page.getByRole('dialog').last(),
    button: (name, within) => (within ?? page).getByRole('button', { name, exact: true }).first(),
    field: (label) => page.getByLabel(label, { exact: true }).last(),
  };
}

/** Brings a scene about. @returns what is wrong with the way there */
export async function begin(scene: Scene, place: Place): Promise<readonly string[]> {
  const { at, ids, texts, button, dialog } = place;
  await goTo(at.page, scene.path(ids));
  await at.untilDrawn();
  const wrong: string[] = [];
  if (scene.button) {
    const opener = button(scene.button(texts));
    await opener.click();
    if (!(await comes(dialog.locator(':focus')))) wrong.push(`${scene.name}: the focus is not in the dialog`);
    await at.page.keyboard.press('Escape');
    if (!(await goes(dialog))) wrong.push(`${scene.name}: Escape does not close it`);
    if (!(await comes(opener.and(at.page.locator(':focus'))))) wrong.push(`${scene.name}: the focus does not return`);
    await opener.click();
    await dialog.waitFor();
    await at.untilDrawn();
  }
  await scene.act?.(place);
  return wrong;
}

/** Closes what a scene opened, and opens it on the screen as it is now. */
export async function openAgain({ act }: Scene, place: Place): Promise<void> {
  await place.at.page.keyboard.press('Escape');
  await place.at.untilDrawn();
  await act?.(place);
}

/** Leaves a scene as somebody does who has seen enough. @returns what is wrong with that */
export async function finish(scene: Scene, place: Place): Promise<readonly string[]> {
  const wrong: string[] = [];
  const { page } = place.at;
  await page.setViewportSize({ width: 1440, height: 900 });
  if (withinOf(scene) === asked) {
    // Signing in again is asked above what needs it.
    for (let open = await place.dialog.count(); open > 0; open = await page.getByRole('dialog').count()) {
      const top = await page.getByRole('dialog').last().elementHandle();
      await page.keyboard.press('Escape');
      await top?.waitForElementState('hidden', { timeout: 5_000 });
    }
    if (!(await comes(page.locator(':focus')))) wrong.push(`${scene.name}: the focus is nowhere`);
  }
  await scene.end?.(place);
  return wrong;
}

const comes = (locator: Locator) => isSo(locator.waitFor({ timeout: 5_000 }));
const goes = (locator: Locator) => isSo(locator.waitFor({ state: 'detached', timeout: 5_000 }));

const isSo = (waiting: Promise<void>): Promise<boolean> =>
  waiting.then(
    () => true,
    () => false,
  );
