import type { Site } from '../../api/types';

/** What the maintenance page and public notices speak. */
export const pageLanguages: Site['notices']['languages'] = [
  'en',
  'de',
  'fr',
  'es',
  'it',
  'pt',
  'nl',
  'sv',
  'pl',
  'tr',
  'uk',
  'ar',
  'he',
  'ja',
  'zh',
  'ko',
];
