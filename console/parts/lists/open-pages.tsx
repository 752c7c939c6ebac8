import Pagination from '@cloudscape-design/components/pagination';
import { useNarrow } from '../use-narrow';

interface OpenPagesProps {
  /** From 1. */
  readonly page: number;
  readonly perPage: number;
  /** How many are known. */
  readonly known: number;
  /** There are no more than these. */
  readonly isWhole: boolean;
  readonly onChange: (page: number) => void;
}

/** The pages of what is read on as somebody pages through it. */
export function OpenPages({ page, perPage, known, isWhole, onChange }: OpenPagesProps) {
  // A phone has no room for all that are known.
  const most = useNarrow() ? page + 1 : Number.POSITIVE_INFINITY;
  const pages = Math.max(1, Math.ceil(known / perPage));
  return (
    <Pagination
      currentPageIndex={page}
      pagesCount={Math.max(Math.min(pages, most), page)}
      openEnd={!isWhole || pages > most}
      onChange={({ detail }) => onChange(detail.currentPageIndex)}
    />
  );
}
