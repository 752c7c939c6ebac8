/** The grounds on which an accent colour must be readable: of each scheme, the one with less contrast to it. */
const grounds = { light: '#f4f5f7', dark: '#181d24' } as const;

/** What WCAG 2.2 asks for text is 4.5; a little more survives rounding. */
const readable = 4.6;

/** In how many steps a colour is darkened or lightened until it is readable. */
const steps = 25;

/** The accent of a site that has no colour of its own. */
const defaultAccent = '#1f5fbf';

/** Below this contrast to its ground, a filled shape can hardly be seen. */
const visible = 1.2;

/**
 * A site's accent colour as style, for both schemes. Shapes are filled with the colour itself, and have black or white text; lines
 * and text have it where they are readable in it, otherwise the nearest darker or lighter shade in which they are.
 *
 * @param color `#rrggbb`
 */
export function accentStyle(color: string = defaultAccent): string {
  return `:root{${variablesOn(grounds.light, '#000000', color)}}
@media (prefers-color-scheme:dark){:root{${variablesOn(grounds.dark, '#ffffff', color)}}}
`;
}

function variablesOn(ground: string, towards: string, color: string): string {
  const shade = shadeOf(color, ground, towards);
  const fill = contrast(color, ground) >= visible ? color : shade;
  const text = contrast(fill, '#ffffff') >= readable ? '#ffffff' : '#000000';
  return `--accent:${shade};--fill:${fill};--on-fill:${text}`;
}

function shadeOf(color: string, ground: string, towards: string): string {
  const shades = Array.from({ length: steps + 1 }, (_, step) => mixed(color, towards, step / steps));
  return shades.find((shade) => contrast(shade, ground) >= readable) ?? towards;
}

type Channels = readonly number[];

const channelsOf = (color: string): Channels => [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));

function mixed(color: string, other: string, share: number): string {
  const others = channelsOf(other);
  const channels = channelsOf(color).map((channel, index) => channel + ((others[index] ?? 0) - channel) * share);
  return `#${channels.map((channel) => Math.round(channel).toString(16).padStart(2, '0')).join('')}`;
}

/** https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
export function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

const weights = [0.2126, 0.7152, 0.0722] as const;

function luminance(color: string): number {
  const linear = channelsOf(color).map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return weights.reduce((sum, weight, index) => sum + weight * (linear[index] ?? 0), 0);
}
