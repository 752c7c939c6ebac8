import { loadedOnce } from '../parts/loaded-once';
import { isolating } from './isolated';
import type { LaterTexts } from './later-texts';
import type { Language } from './texts';

const loaders: Readonly<Record<Language, () => Promise<LaterTexts>>> = {
  en: loadedOnce(async () => isolating((await import('./en/later')).later)),
  de: loadedOnce(async () => isolating((await import('./de/later')).later)),
};

/** The same promise each time, unless the texts did not come. */
export const loadLaterTexts = (language: Language): Promise<LaterTexts> => loaders[language]();
