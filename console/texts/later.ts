import type { later } from './en/later';
import { isolating } from './isolated';
import type { Language } from './texts';

/** Texts that are loaded once something is wrong, or once a form is opened. English defines the keys, as it does of the others. */
export type LaterTexts = typeof later;

const loaders: Readonly<Record<Language, () => Promise<LaterTexts>>> = {
  en: async () => (await import('./en/later')).later,
  de: async () => (await import('./de/later')).later,
};
const loaded = new Map<Language, LaterTexts>();

/** Those that are here already. */
export const laterTexts = (language: Language): LaterTexts | undefined => loaded.get(language);

export async function loadLaterTexts(language: Language): Promise<void> {
  if (!loaded.has(language)) loaded.set(language, isolating(await loaders[language]()));
}
