import { use } from 'react';
import { type LaterTexts, loadLaterTexts } from './later';
import { useWording } from './texts-context';

/** The texts of forms and refusals; suspends until they are loaded. */
export const useLaterTexts = (): LaterTexts => use(loadLaterTexts(useWording().language));
