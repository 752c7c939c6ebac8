/** The owner of the entries that all sites' pages share; no siteId has this form. */
export const PAGE_OWNER = '~page';

const PAGE = `${PAGE_OWNER}/`;

/** The languages that there are words in. */
export const PAGE_LANGUAGES = 'en de fr es it pt nl sv pl tr uk ar he ja zh ko';

/** The beginning of a page, up to what the function knows. @param mode position in `modes` */
export const pageKey = (language: string, mode: number): string => PAGE + language + mode;

/** The style of every page. */
export const STYLE_KEY = `${PAGE}style`;

/** Where pages load their parts from; the edge answers both itself while a window of the hostname may be in force. */
export const STYLE_PATH = '/.well-known/maintenance.css';
export const LOGO_PATH = '/.well-known/maintenance.logo';

/**
 * An entry of a logo begins with these lines, the second one empty in the last entry, and spaces up to this length; the rest is image in base64.
 * So the function finds both without searching the image, which would cost it 27 instructions a character.
 */
export const LogoLine = { type: 0, next: 1 } as const;
export const LOGO_HEAD = 56;
