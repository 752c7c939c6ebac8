import { assertKnownSite } from '../api/known-site';
import { type Page as ApiPage, pagesOf } from '../api/pages';
import type { Query, QuiesceApi } from '../api/quiesce-api';
import type { Shown } from './page';
import type { Printer } from './printer';

export interface Listing<T> {
  /** The list, as far as is asked for. */
  readonly pages: (limit: number) => AsyncGenerator<ApiPage<T>>;
  /** Shows all items to people. */
  readonly shown: Shown<readonly T[]>;
  /** What to say to people instead of an empty table. */
  readonly none: string;
  /** `--all` has another list than this one, so only `--limit` shows more of it. */
  readonly isOtherThanAll?: boolean;
}

/** What the API lists at a path. Nothing of a site that the query names must be a site's nothing. */
export const listed = <T>(api: QuiesceApi, path: string, query: Query = {}): Listing<T>['pages'] =>
  knownPages(api, query.siteId === undefined ? undefined : String(query.siteId), (limit) =>
    pagesOf<T>(api, path, query, limit),
  );

/** Pages of a site, or of all. Where they are empty, it makes sure that there is such a site. */
export const knownPages = <T>(
  api: QuiesceApi,
  siteId: string | undefined,
  pages: Listing<T>['pages'],
): Listing<T>['pages'] =>
  async function* (limit) {
    let found = 0;
    for await (const page of pages(limit)) {
      found += page.items.length;
      yield page;
    }
    if (found === 0 && siteId !== undefined) await assertKnownSite(api, siteId);
  };

/** Options of every command that lists. */
export interface ListOptions {
  readonly limit?: number;
  readonly all?: true;
}

const usualLimit = 50;

/** Prints a listing, following its cursor as far as was asked for. */
export async function printListing<T>(
  printer: Printer,
  { pages: list, shown, none, isOtherThanAll }: Listing<T>,
  { limit = usualLimit, all }: ListOptions,
): Promise<void> {
  const pages = list(all ? Number.POSITIVE_INFINITY : limit);
  if (printer.format === 'ndjson') return printLines(pages, printer);
  const { items, cursor, more } = await together(pages);
  if (printer.format === 'json') printer.json({ items, ...(cursor !== undefined && { cursor }) });
  else if (items.length === 0) printer.note(none);
  else await shown(items, printer.page);
  if (cursor !== undefined || more) {
    const shows = isOtherThanAll
      ? `a higher --limit than ${limit} shows them`
      : `--all shows them, or a higher --limit than ${limit}`;
    printer.note(`There ${more ? 'may be' : 'are'} more: ${shows}.`);
  }
}

async function printLines<T>(pages: AsyncGenerator<ApiPage<T>>, printer: Printer): Promise<void> {
  for await (const { items } of pages) for (const item of items) printer.json(item);
}

async function together<T>(pages: AsyncGenerator<ApiPage<T>>): Promise<ApiPage<T>> {
  const items: T[] = [];
  let cursor: string | undefined;
  let more = false;
  for await (const page of pages) {
    items.push(...page.items);
    cursor = page.cursor;
    more = page.more === true;
  }
  return { items, more, ...(cursor !== undefined && { cursor }) };
}
