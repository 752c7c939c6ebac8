import { legibleOn } from '../page/contrast';
import type { EdgeBranding } from './document';
import { htmlLine } from './encode-text';
import { LOGO_PATH } from './page-keys';

/** The colours behind text, as browsers draw `Canvas`. */
const light = '#ffffff';
const dark = '#121212';

/**
 * What a page shows of its site, as HTML: the colour in a shade that is legible on each background, the logo, the name.
 *
 * @param source the address that the logo is loaded from; absent where there is none
 */
export function brandLine(
  siteId: string,
  { name, logo, accentColor }: EdgeBranding,
  source: string | undefined = logoSource(logo),
): string {
  const rules = `${accentColor ? shades(accentColor) : ''}${source ? instead : ''}`;
  const image = source ? `<img src="${htmlLine(source)}" alt="">` : '';
  return `${rules && `<style>${rules}</style>`}${image}${htmlLine(name ?? siteId)}`;
}

/** An image that is in the setting itself is answered by the edge: see `encode-logo.ts`. */
const logoSource = (logo: string | undefined): string | undefined => (logo?.startsWith('data:') ? LOGO_PATH : logo);

/** The mark that stands where a site has no logo. */
const instead = 'header:before{display:none}';

function shades(color: string): string {
  const [onLight, onDark] = [light, dark].map((background) => legibleOn(background, color));
  return `:root{--a:light-dark(${onLight},${onDark})}`;
}
