import type { later } from './en/later';
import { isolating } from './isolated';
import type { Language } from './texts';

/** Texts that are loaded once something is wrong, or once a form is opened. English defines the keys, as it does of the others. */
export type LaterTexts = typeof later;

const loaders: Readonly<Record<Language, () => Promise<LaterTexts>>> = {
  en: async () => (await import('./en/later')).later,
  de: async () => (await import('./de/later')).later,
};
const loads = new Map<Language, Promise<LaterTexts>>();

/** The same promise each time, unless the texts did not come. */
export function loadLaterTexts(language: Language): Promise<LaterTexts> {
  const load = loads.get(language) ?? loaders[language]().then(isolating);
  loads.set(language, load);
  load.catch(() => loads.delete(language));
  return load;
}
