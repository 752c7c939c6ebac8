import { asian } from './words-asian';
import { eastern } from './words-eastern';
import { western } from './words-western';

/** By language, in the order of `pageLanguages`. */
export const words = { ...western, ...eastern, ...asian };

export type PageLanguage = keyof typeof words;
