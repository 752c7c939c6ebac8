import { isolating } from './isolated';
import type { LaterTexts } from './later-texts';
import type { Language } from './texts';

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
