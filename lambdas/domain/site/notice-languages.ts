/** The languages that public notices can be in: those of the maintenance page. */
export const noticeLanguages = [
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
] as const;
export type NoticeLanguage = (typeof noticeLanguages)[number];
