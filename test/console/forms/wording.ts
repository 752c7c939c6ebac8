import { de } from '../../../console/texts/de';
import { later as german } from '../../../console/texts/de/later';
import { en } from '../../../console/texts/en';
import { later as english } from '../../../console/texts/en/later';

/** Both languages, with all that a form needs to say what is wrong with it. */
export const tongues = {
  en: { wording: { language: 'en', locale: 'en-GB', texts: en }, later: english },
  de: { wording: { language: 'de', locale: 'de-DE', texts: de }, later: german },
} as const;
