const mostPages = 10;
/** Requests for one page that people see. */
const mostAnswers = 3;

interface Answer<T> {
  readonly items: T[];
  readonly cursor?: string;
}

type ReadPage<T> = (query: { readonly limit: string; readonly cursor?: string }) => Promise<Answer<T>>;

/** Everything of a list, page by page, up to a thousand. */
export async function allPages<T>(read: ReadPage<T>): Promise<T[]> {
  const items: T[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < mostPages; page += 1) {
    const answer = await read({ limit: '100', ...(cursor !== undefined && { cursor }) });
    items.push(...answer.items);
    cursor = answer.cursor;
    if (cursor === undefined) break;
  }
  return items;
}

/**
 * So many items of a list whose answers may be short or empty and still not be the last: it asks up to three times.
 * @param start the cursor of the first of them
 */
export async function pageOf<T>(read: ReadPage<T>, size: number, start?: string): Promise<Answer<T>> {
  const items: T[] = [];
  let cursor = start;
  for (let asked = 0; asked < mostAnswers; asked += 1) {
    const limit = String(size - items.length);
    const answer = await read({ limit, ...(cursor !== undefined && { cursor }) });
    items.push(...answer.items);
    cursor = answer.cursor;
    if (cursor === undefined || items.length >= size) break;
  }
  return cursor === undefined ? { items } : { items, cursor };
}
