/** SNS takes subjects of fewer than 100 ASCII characters. https://docs.aws.amazon.com/sns/latest/api/API_Publish.html */
const LONGEST_SUBJECT = 99;
const LONGEST_QUOTE = 1000;

/**
 * A user's text in a mail: one line, nothing hidden or right-to-left, nothing that a mail client turns into a link.
 * `https://a.example/x` becomes `https[:]//a[.]example/x`; `v1.2` and the end of a sentence stay as they are.
 */
export function quote(text: string): string {
  const flat = oneVisibleLine(text);
  // Cut by characters: half of one cannot be encoded as UTF-8, and the mail could not be sent.
  const cut = flat.length > LONGEST_QUOTE ? `${[...flat].slice(0, LONGEST_QUOTE).join('')}…` : flat;
  return cut
    .split(' ')
    .map((word) => (fileOfSite.test(word) ? word : word.replace(colons, '[:]').replace(dots, '[.]')))
    .join(' ');
}

/** `/robots.txt`: no client takes it for a link, because no domain ends like that. */
const fileOfSite = /^["'(]?\/[\w-]+(?:\/[\w-]+)*\.(?:txt|html?|json|xml|php|css|js|ico|png|svg|pdf)["'),.;:!?]*$/;

/** Paths are checked and no mail client takes them for links; other entered values, such as origins, are quoted. */
export const codeText = (code: string): string => (/^(?:[A-Z]+ )?\//.test(code) ? code : quote(code));

/** Some clients take the forms of other scripts for a dot or a slash, too. */
const colons = /[:\uff1a\ufe55](?=[/\uff0f])/gu;
const dots = /(?<=[^\s./])[.\u3002\uff0e\uff61\u2024\ufe52](?=\p{L})/gu;

/** Between letters and emoji, joiners are part of the script (می‌خواهم) or make one picture of two (👩‍💻). */
const joiners = '\u200c\u200d';
/** Spell the flags of regions, up to six letters after a black flag. */
const flagTags = '(?<!\\u{1F3F4}[\\u{E0020}-\\u{E007F}]{0,6})';
const strayJoiners = new RegExp(`(?<![\\p{L}\\p{M}\\p{S}])[${joiners}]+|(?<=[${joiners}])[${joiners}]+`, 'gu');
const invisible = new RegExp(`(?![${joiners}])${flagTags}\\p{Cf}`, 'gu');

function oneVisibleLine(text: string): string {
  return text
    .normalize('NFC')
    .replace(invisible, '')
    .replace(strayJoiners, '')
    .replace(/[\p{Cc}\p{Cs}\p{Co}\p{Cn}\p{Z}\s]+/gu, ' ')
    .trim();
}

/** Printable ASCII on one line; everything else becomes `?`. */
export function subjectLine(text: string): string {
  const ascii = text.replace(/[^\x20-\x7e]/g, '?');
  return ascii.length > LONGEST_SUBJECT ? `${ascii.slice(0, LONGEST_SUBJECT - 3)}...` : ascii;
}

/** What a subject calls a site: its name where that is plain ASCII, otherwise its id, so that no question marks stand in it. */
export const nameInSubject = ({ siteId, siteName }: { readonly siteId: string; readonly siteName: string }): string =>
  /^[\x20-\x7e]+$/.test(siteName) ? siteName : siteId;
