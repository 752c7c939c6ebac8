import { legibleOn } from '../page/contrast';
import type { EdgeBranding } from './document';
import { htmlLine } from './encode-text';

/** The colours behind text, as browsers draw `Canvas`. */
const light = '#ffffff';
const dark = '#121212';

/** What a page shows of its site, as HTML: the colour in a shade that is legible on each background, the logo, the name. */
export function brandLine(siteId: string, { name, logo, accentColor }: EdgeBranding): string {
  const rules = `${accentColor ? shades(accentColor) : ''}${logo ? instead : ''}`;
  const image = logo ? `<img src="${htmlLine(logo)}" alt="">` : '';
  return `${rules && `<style>${rules}</style>`}${image}${htmlLine(name ?? siteId)}`;
}

/** The mark that stands where a site has no logo. */
const instead = 'header:before{display:none}';

function shades(color: string): string {
  const [onLight, onDark] = [light, dark].map((background) => legibleOn(background, color));
  return `:root{--a:light-dark(${onLight},${onDark})}`;
}
