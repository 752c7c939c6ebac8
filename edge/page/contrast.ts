/** What WCAG asks of text, and a little more for the tint that may be behind it. */
const enough = 5;
/** On dark; with less, browsers draw the rest of the bar in white. */
const enoughOnDark = 7;
const steps = 40;

type Channels = readonly number[];

/**
 * The shade of a colour that has enough contrast to a background: the colour itself, or as little darker or lighter as it takes.
 *
 * @param background `#rrggbb`, as the colour; anything else gives a grey
 */
export function legibleOn(background: string, color: string): string {
  const [from, behind] = [channelsOf(color), channelsOf(background)];
  const isLight = luminance(behind) > 0.18;
  const [towards, wanted] = isLight ? [0, enough] : [255, enoughOnDark];
  for (let step = 0; step < steps; step++) {
    const shade = from.map((channel) => Math.round(channel + ((towards - channel) * step) / steps));
    if (contrast(shade, behind) >= wanted) return hex(shade);
  }
  return hex([towards, towards, towards]);
}

/** Of WCAG 2: from 1 to 21. */
export function contrastOf(color: string, background: string): number {
  return contrast(channelsOf(color), channelsOf(background));
}

function contrast(one: Channels, other: Channels): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((left, right) => left - right);
  return (lighter + 0.05) / (darker + 0.05);
}

/** https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(channels: Channels): number {
  const [red = 0, green = 0, blue = 0] = channels.map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function channelsOf(color: string): Channels {
  const [, ...pairs] = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(color) ?? ['', '80', '80', '80'];
  return pairs.map((pair) => Number.parseInt(pair, 16));
}

const hex = (channels: Channels): string => `#${channels.map((each) => each.toString(16).padStart(2, '0')).join('')}`;
