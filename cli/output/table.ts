import truncate from 'fast-string-truncated-width';
import { plainText } from './plain-text';
import type { Paint, Text } from './text';
import { columnsOf } from './wrap';

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

/** The least that a cell which can be cut is worth. */
const leastLast = 12;

/** Columns without borders. Where the terminal is too narrow for them, the first cell of each row has a line of its own. */
export async function table(headings: readonly string[], rows: readonly Row[], paint: Paint, width: number) {
  const withLast = rows.some(({ last }) => last !== undefined);
  const isNarrow = widthOfCells(headings, rows) + (withLast ? leastLast : -gap) > width;
  const lines = isNarrow ? await stacked(headings, rows, paint, width) : await columns(headings, rows, paint, width);
  const [head = '', ...body] = lines;
  const told = body.flatMap((line, index) => {
    const below = rows[index]?.below;
    return below === undefined ? [line] : [line, paint({ text: fitting(`  ${below}`, width), tone: 'quiet' })];
  });
  return `${[head, ...told].join('\n')}\n`;
}

/** The headings and then each row, as one text each. */
async function columns(headings: readonly string[], rows: readonly Row[], paint: Paint, width: number) {
  const { default: Table } = await import('cli-table3');
  const grid = new Table({ chars, style });
  const room = width - widthOfCells(headings, rows);
  grid.push(headings.map((text) => paint({ text, tone: 'quiet' })));
  for (const { cells, last } of rows) {
    const cut = last === undefined ? [] : [fitting(last, Math.max(room, leastLast))];
    grid.push([...cells, ...cut].map(paint));
  }
  return linesOf(grid.toString());
}

async function stacked(headings: readonly string[], rows: readonly Row[], paint: Paint, width: number) {
  const [title = '', ...others] = headings;
  const firsts = [paint({ text: title, tone: 'quiet' }), ...rows.map(({ cells }) => paint(cells[0] ?? ''))];
  const rest = rows.map(({ cells, last }) => ({ cells: cells.slice(1), ...(last !== undefined && { last }) }));
  const lines = await columns(others, rest, paint, width - gap);
  return lines.map((line, index) => `${firsts[index]}\n${' '.repeat(gap)}${line}`);
}

const linesOf = (grid: string) => grid.split('\n').map((line) => line.trimEnd());

function widthOfCells(headings: readonly string[], rows: readonly Row[]): number {
  const columns = rows[0]?.cells.length ?? 0;
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(...[headings, ...rows.map(({ cells }) => cells)].map((cells) => widthOf(cells[column] ?? ''))),
  );
  return widths.reduce((sum, width) => sum + width + gap, 0);
}

const widthOf = (text: Text): number => columnsOf(plainText(typeof text === 'string' ? text : text.text));

/** As much of a text as fits, wide characters counted as the terminal shows them. */
function fitting(text: string, width: number): string {
  const plain = plainText(text);
  const { index, truncated } = truncate(plain, { limit: width, ellipsis: '…' });
  return truncated ? `${plain.slice(0, index)}…` : plain;
}
