import type { Language, Texts } from './texts';

const loaders: Readonly<Record<Language, () => Promise<Texts>>> = {
  en: async () => (await import('./en')).en,
  de: async () => (await import('./de')).de,
};

export const loadTexts = (language: Language): Promise<Texts> => loaders[language]();
