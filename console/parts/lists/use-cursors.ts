import { useState } from 'react';

interface Cursors {
  /** Undefined on the first page. */
  readonly cursor: string | undefined;
  /** From 1. */
  readonly page: number;
  /** How many pages have been seen. */
  readonly pages: number;
  /** @param next where the page after this one begins, as the answer for this page says */
  goTo(page: number, next: string | undefined): void;
  /** Begins with the first page of another list. */
  restart(): void;
}

/** Pages of a list whose answers say only where the next one begins. */
export function useCursors(): Cursors {
  const [starts, setStarts] = useState<readonly (string | undefined)[]>([undefined]);
  const [page, setPage] = useState(1);
  return {
    cursor: starts[page - 1],
    page,
    pages: starts.length,
    goTo(wanted, next) {
      if (wanted > page + 1 || (wanted > page && next === undefined)) return;
      if (wanted > starts.length) setStarts([...starts, next]);
      setPage(wanted);
    },
    restart() {
      setStarts([undefined]);
      setPage(1);
    },
  };
}
