import truncate from 'fast-string-truncated-width';
import { plainText } from './plain-text';
import type { Paint, Text } from './text';

/** A row of a table, and what is said about it in a line of its own below. */
export interface Row {
  readonly cells: readonly Text[];
  readonly below?: string;
}

const noBorders = Object.fromEntries(
  ['top', 'bottom', 'left', 'right', 'mid'].flatMap((place) =>
    ['', '-mid', '-left', '-right'].map((part) => [`${place}${part}`, '']),
  ),
);

const style = { 'padding-left': 0, 'padding-right': 2, head: [], border: [], compact: true };

/** Columns without borders. Text of people goes below its row, because only the last thing in a line may be cut off. */
export async function table(headings: readonly string[], rows: readonly Row[], paint: Paint, width: number) {
  const { default: Table } = await import('cli-table3');
  const grid = new Table({ chars: { ...noBorders, middle: '' }, style });
  grid.push(headings.map((text) => paint({ text, tone: 'quiet' })));
  for (const { cells } of rows) grid.push(cells.map(paint));
  const [head = '', ...lines] = grid.toString().split('\n').map(withoutPadding);
  const body = lines.flatMap((line, index) => {
    const below = rows[index]?.below;
    return below === undefined ? [line] : [line, paint({ text: fitting(`  ${below}`, width), tone: 'quiet' })];
  });
  return `${[head, ...body].join('\n')}\n`;
}

const withoutPadding = (line: string) => line.trimEnd();

/** As much of a text as fits, wide characters counted as the terminal shows them. */
function fitting(text: string, width: number): string {
  const plain = plainText(text);
  const { index, truncated } = truncate(plain, { limit: width, ellipsis: '…' });
  return truncated ? `${plain.slice(0, index)}…` : plain;
}

/** Names and values below each other; values wrap. */
export async function facts(pairs: readonly (readonly [string, Text | undefined])[], paint: Paint, width: number) {
  const { default: Table } = await import('cli-table3');
  const told = pairs.filter((pair): pair is [string, Text] => pair[1] !== undefined);
  const first = Math.max(...told.map(([name]) => name.length)) + 2;
  const chars = { ...noBorders, middle: '' };
  const colWidths = [first, Math.max(20, width - first)];
  const grid = new Table({ chars, style: { ...style, 'padding-right': 0 }, colWidths, wordWrap: true });
  for (const [name, value] of told) grid.push([paint({ text: name, tone: 'quiet' }), paint(value)]);
  return `${grid.toString().split('\n').map(withoutPadding).join('\n')}\n`;
}
