import { wellFormed } from './encode-path';

/** A text for HTML, and for JSON where that differs. */
export interface EncodedText {
  readonly message: string;
  readonly messageForJson: string;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export function encodedText(text: string): EncodedText {
  const plain = wellFormed(text).trim();
  const message = htmlText(plain);
  const json = JSON.stringify(plain).slice(1, -1);
  return { message, messageForJson: json === message ? '' : json };
}

/** The form for HTML alone, so that it may stand in a JSON string as well. */
export function formForBoth({ message }: EncodedText): EncodedText {
  return { message: message.replace(/\\/g, '&#92;'), messageForJson: '' };
}

/** For an element or an attribute. */
export const htmlLine = (text: string): string => htmlText(wellFormed(text).trim());

/** Line breaks stay visible; other control characters have no place in HTML. */
function htmlText(text: string): string {
  return text
    .replace(/[&<>"']/g, (character) => entities[character] ?? '')
    .replace(/\r\n?|\n/g, '<br>')
    .replace(/\p{Cc}/gu, '');
}
