import widthOf from 'fast-string-truncated-width';
import { wrapAnsi } from 'fast-wrap-ansi';

/** How many columns a text takes in a terminal. */
export const columnsOf = (text: string): number => widthOf(text).width;

/** How much further than the first line the others begin. */
const hanging = 2;

/** Stands for a space at which no line ends. It is private to this file: no text has it. */
const glue = '\ue000';

/** What is copied or read as one: commands that are to be typed, times, and durations. */
const whole =
  /(?<=: )(?:quiesce|npx|aws|npm) [^\n]*?(?=\.? *$|\. )|\d{4}-\d\d-\d\d \d\d:\d\d(?::\d\d)?(?: UTC)?(?: ·)?|(?:\bin )?\b\d+ (?:d|h|min|s)\b(?: \d+ (?:h|min|s)\b)*(?: ago\b)?|--[a-z-]+ <[^>]+>/g;

/**
 * Ends the lines of a text between words, where the terminal would end them anywhere; the lines that follow are indented. Ids, URLs and
 * commands are never cut, because people copy them: one that is wider than the terminal has a line of its own.
 *
 * @param width in columns; `Infinity` for a pipe, which has none
 */
export function wrapped(text: string, width: number): string {
  return text
    .split('\n')
    .map((line) => {
      if (columnsOf(line) <= width) return line;
      const indent = line.length - line.trimStart().length;
      const [first = '', ...rest] = wrappedLines(line.trimStart(), width - indent - hanging);
      return [' '.repeat(indent) + first, ...rest.map((each) => ' '.repeat(indent + hanging) + each)].join('\n');
    })
    .join('\n');
}

/** One line as several, none of which is indented. */
export function wrappedLines(line: string, width: number): string[] {
  if (columnsOf(line) <= width) return [line];
  const glued = line.replaceAll(glue, ' ').replace(whole, (part) => part.replaceAll(' ', glue));
  const rows = wrapAnsi(glued, Math.max(width, 1)).split('\n');
  return rows
    .flatMap((row) => (columnsOf(row) > width ? cut(row, width) : [row]))
    .map((row) => row.replaceAll(glue, ' '));
}

/** The width of what stays in one line in any case. */
export const widestWord = (text: string): number => Math.max(...wrappedLines(text, 1).map(columnsOf));

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** Scripts such as Japanese write no spaces, and may end a line after each character. What is ASCII, such as a URL, stays whole. */
function cut(row: string, width: number): string[] {
  const parts = row.split(/([!-~\p{Cc}\ue000]+)/u).filter((part) => part !== '');
  const pieces = parts.flatMap((part) =>
    /^[!-~\p{Cc}]/u.test(part) ? [part] : Array.from(graphemes.segment(part), ({ segment }) => segment),
  );
  const lines = [''];
  for (const piece of pieces) {
    const last = lines[lines.length - 1] ?? '';
    if (last !== '' && columnsOf(last + piece) > width) lines.push(piece);
    else lines[lines.length - 1] = last + piece;
  }
  return lines;
}
