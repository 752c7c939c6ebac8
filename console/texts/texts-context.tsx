import { createContext, useContext } from 'react';
import type { Language, Texts } from './texts';

export interface Wording {
  readonly language: Language;
  /** How dates and numbers look: the person's own locale where it is of that language. BCP 47 */
  readonly locale: string;
  readonly texts: Texts;
}

export const WordingContext = createContext<Wording | undefined>(undefined);

export function useWording(): Wording {
  const wording = useContext(WordingContext);
  if (!wording) throw new Error('useWording is used outside of WordingContext');
  return wording;
}

/** The catalogue in the person's language. */
export const useTexts = (): Texts => useWording().texts;
