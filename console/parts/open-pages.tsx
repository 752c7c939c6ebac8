import Pagination from '@cloudscape-design/components/pagination';

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
  const pages = Math.max(1, Math.ceil(known / perPage));
  return (
    <Pagination
      currentPageIndex={page}
      pagesCount={Math.max(pages, page)}
      openEnd={!isWhole}
      onChange={({ detail }) => onChange(detail.currentPageIndex)}
    />
  );
}
