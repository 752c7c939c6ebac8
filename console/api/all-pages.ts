const mostPages = 10;

/** Everything of a list, page by page, up to a thousand. */
export async function allPages<T>(
  read: (query: { readonly limit: string; readonly cursor?: string }) => Promise<{ items: T[]; cursor?: string }>,
): Promise<T[]> {
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
