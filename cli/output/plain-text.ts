/** Control characters, lone surrogates, and the marks that make text run backwards. */
const dangerous = /[\p{Cc}\p{Cs}\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/**
 * Text that other people wrote, safe to print: an escape sequence in a reason could otherwise rewrite the screen, and a mark
 * of direction could show a sentence that nobody wrote. Line breaks stay where `lines` asks for them.
 */
export function plainText(text: string, lines = false): string {
  return text.replaceAll('\r\n', '\n').replace(dangerous, (character) => {
    if (character === '\n') return lines ? '\n' : ' ';
    return character === '\t' ? ' ' : '\ufffd';
  });
}

/** The same for JSON, where an escape keeps the value. */
export function plainJson(json: string): string {
  return json.replace(dangerous, (character) => {
    if (character === '\n') return character;
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}
