/** SNS takes subjects of fewer than 100 ASCII characters. https://docs.aws.amazon.com/sns/latest/api/API_Publish.html */
const LONGEST_SUBJECT = 99;
const LONGEST_QUOTE = 1000;

/**
 * A user's text in a mail: one line, nothing invisible or right-to-left, nothing that a mail client turns into a link.
 * `https://a.example/x` becomes `https[:]//a[.]example/x`; `v1.2` and the end of a sentence stay as they are.
 */
export function quote(text: string): string {
  const flat = text
    .normalize('NFKC')
    .replace(/[\p{C}\p{Z}\s]+/gu, ' ')
    .trim();
  // Cut by characters: half of one cannot be encoded as UTF-8, and the mail could not be sent.
  const cut = flat.length > LONGEST_QUOTE ? `${[...flat].slice(0, LONGEST_QUOTE).join('')}…` : flat;
  return cut.replace(/:(?=\/)/g, '[:]').replace(/(?<=[^\s./])[.。](?=\p{L})/gu, '[.]');
}

/** Printable ASCII on one line; everything else becomes `?`. */
export function subjectLine(text: string): string {
  const ascii = text.replace(/[^\x20-\x7e]/g, '?');
  return ascii.length > LONGEST_SUBJECT ? `${ascii.slice(0, LONGEST_SUBJECT - 3)}...` : ascii;
}
