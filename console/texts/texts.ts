import type { en } from './en';

/** Every text of the console, by subject. English defines the keys; a language without one of them does not compile. */
export type Texts = typeof en;

export const languages = ['en', 'de'] as const;
export type Language = (typeof languages)[number];

/** The first language of the person that the console has; English otherwise. @param wanted BCP 47, best first */
export function languageFor(wanted: readonly string[]): Language {
  const known = wanted.map((tag) => languages.find((language) => tag.toLowerCase().split('-')[0] === language));
  return known.find((language) => language !== undefined) ?? 'en';
}

/** The word for a value that a newer server may have invented: then the value itself. */
export function wordFor(words: Readonly<Record<string, string>>, value: string): string {
  return (Object.hasOwn(words, value) ? words[value] : undefined) ?? value;
}
