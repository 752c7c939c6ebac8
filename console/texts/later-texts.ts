import type { later } from './en/later';

/** Texts that are loaded once something is wrong, or once a form is opened. English defines the keys, as it does of the others. */
export type LaterTexts = typeof later;
