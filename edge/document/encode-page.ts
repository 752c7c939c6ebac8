import { script } from '../page/script';
import { style } from '../page/style';
import { type PageLanguage, words } from '../page/words';
import type { EdgeEntry, EdgeMode } from './document';
import { modes } from './mode';
import { pageKey, STYLE_KEY, STYLE_PATH } from './page-keys';

/** What the pages of all sites share: the beginning in each language and mode, and the style; docs/edge-document.md describes them. */
export function pageEntries(): EdgeEntry[] {
  const languages = Object.keys(words) as PageLanguage[];
  const beginnings = languages.flatMap((language) =>
    modes.map((mode, position) => ({ key: pageKey(language, position), value: beginningOf(language, mode) })),
  );
  return [...beginnings, { key: STYLE_KEY, value: style }];
}

/**
 * A page up to the first value of its table. Each word that an operator's own page can show has a line of its own: `PageLine`.
 */
function beginningOf(language: PageLanguage, mode: EdgeMode): string {
  const { timeLeft, end, looksAgain, affected, modes: byMode, ...rest } = words[language];
  const { state, title, lead } = byMode[mode];
  const direction = 'direction' in rest ? ` dir=${rest.direction}` : '';
  return (
    `<!doctype html><html lang=${language}${direction}><title>${title}</title><meta name=viewport content="width=device-width"><link rel=stylesheet href=${STYLE_PATH}><script type=module>${script}</script>` +
    `<main><p class=s>${state}<h1>${title}</h1><p>${lead}<table><tr><th>${timeLeft}<th>${end}${mode === 'read-only' ? '' : `<th>${looksAgain}`}<th id=s>${affected}<tr><td id=l>`
  );
}
