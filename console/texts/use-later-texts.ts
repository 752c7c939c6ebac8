import { use } from 'react';
import { loadLaterTexts } from './later';
import type { LaterTexts } from './later-texts';
import { useWording } from './texts-context';

/** The texts of forms and refusals; suspends until they are loaded. */
export const useLaterTexts = (): LaterTexts => use(loadLaterTexts(useWording().language));
