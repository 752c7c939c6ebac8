import type { Page } from 'playwright-core';
import type { Hands } from './hands';
import { Keyboard } from './keyboard';
import { Mouse } from './mouse';

/** For `it.each`: a journey is written once, and goes by mouse as well as by keyboard alone. */
export const bothHands: readonly (readonly [string, (page: Page) => Hands])[] = [
  ['mouse', (page) => new Mouse(page)],
  ['keyboard', (page) => new Keyboard(page)],
];
