/** As RFC 5322 recommends: what every mail client and terminal shows without breaking lines itself. */
const columns = 78;

/** A bullet; a label; the time at which somebody said what follows. A sentence with a colon is none of these. */
const goesOnIndented = /^ *- |^[^,.:]{1,40}: | UTC\)?: /;

/**
 * The text of a mail in lines of at most 78 characters, broken at spaces. A word that is longer, such as a link, stays whole. What goes on from a label,
 * a bullet or somebody's words is indented, so that nothing that people wrote begins a line and looks like a line of ours.
 */
export const inMailLines = (text: string): string => text.split('\n').map(folded).join('\n');

function folded(line: string): string {
  if (lengthOf(line) <= columns) return line;
  const [indent = ''] = /^ */.exec(line) ?? [];
  const hanging = goesOnIndented.test(line) ? `${indent}  ` : indent;
  const lines: string[] = [];
  let current = indent;
  for (const word of line.trimStart().split(' ')) {
    const isFirst = current.trim() === '';
    const longer = isFirst ? `${current}${word}` : `${current} ${word}`;
    if (isFirst || lengthOf(longer) <= columns) {
      current = longer;
    } else {
      lines.push(current);
      current = `${hanging}${word}`;
    }
  }
  return [...lines, current].join('\n');
}

const lengthOf = (text: string): number => [...text].length;
