import { bytes } from '../domain/limits';
import type { PageRequest } from './port';

/** The items that fit on one page, from the first on. One always does. */
export function firstThatFit<T>(items: readonly T[], { limit, bytesOf }: PageRequest<T>): readonly T[] {
  let left = bytes.page;
  const end = items.findIndex((item, index) => {
    left -= bytesOf?.(item) ?? 0;
    return index >= limit || (index > 0 && left < 0);
  });
  return end < 0 ? items : items.slice(0, end);
}
