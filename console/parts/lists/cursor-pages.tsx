import Pagination from '@cloudscape-design/components/pagination';
import type { useCursors } from './use-cursors';

interface CursorPagesProps {
  readonly cursors: ReturnType<typeof useCursors>;
  /** Where the next page begins, as the answer for this one says. */
  readonly next: string | undefined;
}

/** The pages of a list whose end is not known before it is reached. */
export function CursorPages({ cursors: { page, pages, goTo }, next }: CursorPagesProps) {
  return (
    <Pagination
      currentPageIndex={page}
      pagesCount={next ? Math.max(pages, page + 1) : page}
      openEnd={next !== undefined}
      onChange={({ detail }) => goTo(detail.currentPageIndex, next)}
    />
  );
}
