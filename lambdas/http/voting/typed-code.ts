/** What people copy along with a code: spaces, dashes of any kind, and characters that nobody sees. */
const between = /[\s\p{Pd}\p{Cf}]/gu;
/** Characters, with everything that was copied along. */
export const longestTypedCode = 80;
const digit = /\p{Nd}/u;

/**
 * A code as it was typed or pasted, in the form in which it is stored: ASCII digits or capital letters. Full-width
 * characters and the digits of other scripts are what their owners' keyboards have.
 */
export function typedCode(text: string): string {
  return text
    .normalize('NFKC')
    .replace(between, '')
    .replace(/\p{Nd}/gu, asciiDigit)
    .toUpperCase();
}

/** In Unicode, the ten digits of a script follow one another, zero first; only another ten can be next to them. */
function asciiDigit(character: string): string {
  const codePoint = character.codePointAt(0) ?? 0;
  let before = 0;
  while (digit.test(String.fromCodePoint(codePoint - before - 1))) before++;
  return String(before % 10);
}
