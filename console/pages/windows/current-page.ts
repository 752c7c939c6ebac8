import type { Window, WindowsQuery } from '../../api/types';

interface Answer {
  readonly items: Window[];
  readonly cursor?: string | undefined;
}

type Asked = Pick<WindowsQuery, 'cursor' | 'from' | 'limit' | 'order' | 'status' | 'to'>;

/** Reads one list of windows. */
type ReadWindows = (query: Asked) => Promise<Answer>;

const active = 'active ';
const next = 'next ';

/**
 * A page of what is now and next: windows that are in force, whenever they began, then all others from a moment on.
 * @param from RFC 3339
 * @param cursor of the answer before
 */
export async function currentPage(read: ReadWindows, from: string, size: number, cursor?: string): Promise<Answer> {
  if (cursor?.startsWith(next)) return laterPage(read, from, size, cursor.slice(next.length));
  const start = cursor?.slice(active.length);
  const now = await read({ status: 'active', limit: String(size), ...(start !== undefined && { cursor: start }) });
  if (now.cursor !== undefined) return { items: now.items, cursor: `${active}${now.cursor}` };
  const later = await laterPage(read, from, Math.max(1, size - now.items.length));
  return { ...later, items: [...now.items, ...later.items] };
}

/** Those in force are left out: they have been shown. */
async function laterPage(read: ReadWindows, from: string, size: number, cursor?: string): Promise<Answer> {
  const answer = await read({ from, limit: String(size), ...(cursor !== undefined && { cursor }) });
  const items = answer.items.filter(({ status }) => status !== 'active');
  return answer.cursor === undefined ? { items } : { items, cursor: `${next}${answer.cursor}` };
}

/** A page of what began before a moment, the latest first. What is in force is not past. */
export async function pastPage(read: ReadWindows, query: Asked): Promise<Answer> {
  const { items, ...answer } = await read({ ...query, order: 'newest' });
  return { ...answer, items: items.filter(({ status }) => status !== 'active') };
}
