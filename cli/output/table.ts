import truncate from 'fast-string-truncated-width';
import { plainText } from './plain-text';
import type { Paint, Text } from './text';

/** A row of a table. Cells are never cut, because people copy ids; text of people goes where it can be cut. */
export interface Row {
  readonly cells: readonly Text[];
  /** One more cell, which is cut where the line ends. */
  readonly last?: string;
  /** Said of the row in a line of its own. */
  readonly below?: string;
}

const noBorders = Object.fromEntries(
  ['top', 'bottom', 'left', 'right', 'mid'].flatMap((place) =>
    ['', '-mid', '-left', '-right'].map((part) => [`${place}${part}`, '']),
  ),
);

const gap = 2;
const chars = { ...noBorders, middle: '' };
const style = { 'padding-left': 0, 'padding-right': gap, head: [], border: [], compact: true };

/** Columns without borders. */
export async function table(headings: readonly string[], rows: readonly Row[], paint: Paint, width: number) {
  const { default: Table } = await import('cli-table3');
  const grid = new Table({ chars, style });
  const room = width - widthOfCells(headings, rows);
  grid.push(headings.map((text) => paint({ text, tone: 'quiet' })));
  for (const { cells, last } of rows) {
    const cut = last === undefined ? [] : [fitting(last, Math.max(room, 12))];
    grid.push([...cells, ...cut].map(paint));
  }
  const [head = '', ...lines] = linesOf(grid.toString());
  const body = lines.flatMap((line, index) => {
    const below = rows[index]?.below;
    return below === undefined ? [line] : [line, paint({ text: fitting(`  ${below}`, width), tone: 'quiet' })];
  });
  return `${[head, ...body].join('\n')}\n`;
}

const linesOf = (grid: string) => grid.split('\n').map((line) => line.trimEnd());

function widthOfCells(headings: readonly string[], rows: readonly Row[]): number {
  const columns = rows[0]?.cells.length ?? 0;
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(...[headings, ...rows.map(({ cells }) => cells)].map((cells) => widthOf(cells[column] ?? ''))),
  );
  return widths.reduce((sum, width) => sum + width + gap, 0);
}

const widthOf = (text: Text): number => truncate(plainText(typeof text === 'string' ? text : text.text)).width;

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
  const first = Math.max(...told.map(([name]) => name.length)) + gap;
  const colWidths = [first, Math.max(20, width - first)];
  const grid = new Table({ chars, style: { ...style, 'padding-right': 0 }, colWidths, wordWrap: true });
  for (const [name, value] of told) grid.push([paint({ text: name, tone: 'quiet' }), paint(value)]);
  return `${linesOf(grid.toString()).join('\n')}\n`;
}
