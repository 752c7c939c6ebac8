import { counts } from '../../domain/limits';
import type { PageRequest } from '../../store/port';

/**
 * The requested page of a listing; 50 items by default.
 * @param json how an item is shown, which decides how many of them fit into one answer
 */
export const pageOf = <T>(
  { limit = 50, cursor }: Partial<PageRequest>,
  json: (item: T) => unknown,
): PageRequest<T> => ({
  limit,
  cursor,
  bytesOf: (item) => answerBytes(JSON.stringify(json(item))),
});

/** The same for the directory, all of which is on one page where no limit is asked for. */
export const wholePageOf = <T>(
  { limit = Math.max(counts.people, counts.machines), ...query }: Partial<PageRequest>,
  json: (item: T) => unknown,
): PageRequest<T> => pageOf({ limit, ...query }, json);

/** What a part of the body takes in the answer of a function, which is JSON: a quote takes two bytes there. */
export const answerBytes = (text: string): number => Buffer.byteLength(JSON.stringify(text));
