import { type Page as ApiPage, pagesOf } from '../api/pages';
import type { Query, QuiesceApi } from '../api/quiesce-api';
import type { Shown } from './page';
import type { Printer } from './printer';

export interface Listing<T> {
  readonly path: string;
  readonly query: Query;
  /** Shows all items to people. */
  readonly shown: Shown<readonly T[]>;
  /** What to say to people instead of an empty table. */
  readonly none: string;
}

/** Options of every command that lists. */
export interface ListOptions {
  readonly limit?: number;
  readonly all?: true;
}

const usualLimit = 50;

/** Prints a listing, following its cursor as far as was asked for. */
export async function printListing<T>(
  api: QuiesceApi,
  printer: Printer,
  { path, query, shown, none }: Listing<T>,
  { limit = usualLimit, all }: ListOptions,
): Promise<void> {
  const pages = pagesOf<T>(api, path, query, all ? Number.POSITIVE_INFINITY : limit);
  if (printer.format === 'ndjson') return printLines(pages, printer);
  const { items, cursor } = await together(pages);
  if (printer.format === 'json') printer.json({ items, ...(cursor !== undefined && { cursor }) });
  else if (items.length === 0) printer.note(none);
  else await shown(items, printer.page);
  if (cursor !== undefined) printer.note(`There are more: --all shows them, or a higher --limit than ${limit}.`);
}

async function printLines<T>(pages: AsyncGenerator<ApiPage<T>>, printer: Printer): Promise<void> {
  for await (const { items } of pages) for (const item of items) printer.json(item);
}

async function together<T>(pages: AsyncGenerator<ApiPage<T>>): Promise<ApiPage<T>> {
  const items: T[] = [];
  let cursor: string | undefined;
  for await (const page of pages) {
    items.push(...page.items);
    cursor = page.cursor;
  }
  return { items, ...(cursor !== undefined && { cursor }) };
}
