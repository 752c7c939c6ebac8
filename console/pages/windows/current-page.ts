import type { Window, WindowsQuery } from '../../api/types';

interface Answer {
  readonly items: Window[];
  readonly cursor?: string | undefined;
}

type Asked = Pick<WindowsQuery, 'cursor' | 'from' | 'limit' | 'order' | 'status' | 'to'>;

/** Reads one list of windows. */
type ReadWindows = (query: Asked) => Promise<Answer>;

/** A start that got lost is recorded by the reconciler, every 15 minutes; until then the edge closes the site all the same. */
const recordedWithinMs = 3_600_000;

/** Where a list goes on: its cursors hold for the moment that it was first asked for. */
interface Place {
  readonly list: 'active' | 'later' | 'past';
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly cursor?: string;
}

/**
 * A page of what is now and next: windows that are in force, whenever they began, then all others from now on.
 * @param now milliseconds since 1970; counts on the first page only
 * @param cursor of the answer before
 */
export async function currentPage(read: ReadWindows, now: number, size: number, cursor?: string): Promise<Answer> {
  const place = placeOf(cursor) ?? { list: 'active', at: now };
  if (place.list === 'later') return laterPage(read, place, size, ({ status }) => status === 'active');
  const active = await read({ status: 'active', ...pageOf(place, size) });
  if (active.cursor !== undefined) return { items: active.items, ...goingOn(place, active) };
  const listed = new Set(active.items.map(({ windowId }) => windowId));
  const left = Math.max(1, size - listed.size);
  const later = await laterPage(read, { list: 'later', at: place.at }, left, ({ windowId }) => listed.has(windowId));
  return { ...later, items: [...active.items, ...later.items] };
}

/** Reads on past pages of windows that are all over: somebody who sees an empty list goes no further. */
async function laterPage(
  read: ReadWindows,
  place: Place,
  size: number,
  isListed: (window: Window) => boolean,
): Promise<Answer> {
  const answer = await read({ from: isoOf(place.at - recordedWithinMs), ...pageOf(place, size) });
  const isAhead = ({ startsAt }: Window) => Date.parse(startsAt) >= place.at;
  const items = answer.items.filter(
    (window) => !isListed(window) && (isAhead(window) || mayBeInForce(window, place.at)),
  );
  if (items.length > 0 || answer.cursor === undefined) return { items, ...goingOn(place, answer) };
  return laterPage(read, { ...place, cursor: answer.cursor }, size, isListed);
}

/** A page of what began before now, the latest first. What is in force is not past. Parameters as of `currentPage`. */
export async function pastPage(read: ReadWindows, now: number, size: number, cursor?: string): Promise<Answer> {
  const place = placeOf(cursor) ?? { list: 'past', at: now };
  const answer = await read({ to: isoOf(place.at), order: 'newest', ...pageOf(place, size) });
  return { items: answer.items.filter((window) => !mayBeInForce(window, place.at)), ...goingOn(place, answer) };
}

/** An approved window whose start has passed is at the edge, whatever is recorded. */
const mayBeInForce = ({ status, endsAt }: Window, at: number): boolean =>
  status === 'active' || (status === 'approved' && Date.parse(endsAt) > at);

const isoOf = (at: number): string => new Date(at).toISOString();

const placeOf = (cursor: string | undefined): Place | undefined =>
  cursor === undefined ? undefined : JSON.parse(cursor);

const pageOf = ({ cursor }: Place, size: number) => ({
  limit: String(size),
  ...(cursor !== undefined && { cursor }),
});

const goingOn = (place: Place, { cursor }: Answer) =>
  cursor === undefined ? {} : { cursor: JSON.stringify({ ...place, cursor } satisfies Place) };
