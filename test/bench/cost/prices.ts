import table from './prices.json';

export type Item = keyof typeof table.prices;

/** When the prices were written down. */
export const dated = table.dated;

/** US dollars for so many of an item, in us-east-1, free tiers left out. */
export function priceOf(item: Item, quantity: number): number {
  const { usd, per } = table.prices[item];
  return (usd / per) * quantity;
}
