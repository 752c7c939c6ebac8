/**
 * How well text of a colour can be read on white and on black, as WCAG 2 counts it: 1 to 21.
 * @returns undefined for what is no colour as `#rrggbb`
 */
export function contrastOf(colour: string): { readonly onWhite: number; readonly onBlack: number } | undefined {
  if (!/^#[0-9a-f]{6}$/i.test(colour)) return undefined;
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => linear(Number.parseInt(colour.slice(at, at + 2), 16)));
  const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  return { onWhite: 1.05 / (luminance + 0.05), onBlack: (luminance + 0.05) / 0.05 };
}

/** @param channel 0 to 255 */
function linear(channel: number): number {
  const share = channel / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}
