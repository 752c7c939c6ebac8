import { dollars, entriesOf, type Quantities } from './bill';
import { priceOf } from './prices';

/** One thing whose cost is told, and what it may cost. */
export interface Costed {
  readonly name: string;
  readonly quantities: Quantities;
  /** US dollars at most. */
  readonly target?: number;
}

/** One line for each item that is used, the dearest first, and the sum. */
export function tableOf({ name, quantities, target }: Costed): string {
  const rows = entriesOf(quantities)
    .filter(([, quantity]) => quantity > 0)
    .map(([item, quantity]) => ({ item, quantity, usd: priceOf(item, quantity) }))
    .sort((a, b) => b.usd - a.usd);
  const lines = rows.map(({ item, quantity, usd }) => `| ${item} | ${rounded(quantity)} | ${usd.toFixed(6)} |`);
  const sum = dollars(quantities);
  const verdict = target === undefined ? '' : ` (target ${target}: ${sum <= target ? 'met' : 'MISSED'})`;
  return [
    `### ${name}: $${sum.toFixed(sum < 0.1 ? 5 : 2)}${verdict}`,
    '',
    '| item | quantity | $ |',
    '|---|---:|---:|',
    ...lines,
    '',
  ].join('\n');
}

export function isMissed({ quantities, target }: Costed): boolean {
  return target !== undefined && dollars(quantities) > target;
}

const rounded = (quantity: number) =>
  quantity >= 1000 ? Math.round(quantity).toLocaleString('en') : Number(quantity.toPrecision(4));
