import { isolating } from './isolated';
import type { Language, Texts } from './texts';

const loaders: Readonly<Record<Language, () => Promise<Texts>>> = {
  en: async () => (await import('./en')).en,
  de: async () => (await import('./de')).de,
};

/** The catalogue, whose sentences keep the direction of the words in them to these. */
export const loadTexts = async (language: Language): Promise<Texts> => isolating(await loaders[language]());
