import SpaceBetween from '@cloudscape-design/components/space-between';
import Table, { type TableProps } from '@cloudscape-design/components/table';
import type { ReactNode } from 'react';
import { useTexts } from '../../texts/texts-context';
import { ErrorView } from '../error-view';
import { useNarrow } from '../use-narrow';
import { CursorPages } from './cursor-pages';
import { foldColumns } from './fold-columns';
import type { useCursors } from './use-cursors';

/** What was read, or why it was not. */
interface Reading<Item> {
  /** Absent until something was read. */
  readonly items: readonly Item[] | undefined;
  readonly error: unknown;
  readonly onRetry: () => void;
}

interface ListTableProps<Item> extends Pick<TableProps<Item>, 'header' | 'filter' | 'pagination'> {
  /** What it lists, for who cannot see it. */
  readonly label: string;
  readonly reading: Reading<Item>;
  readonly trackBy: TableProps.TrackBy<Item>;
  readonly columns: readonly TableProps.ColumnDefinition<Item>[];
  readonly empty: ReactNode;
  /** The pages of a list that is read page by page, and where the next one begins. */
  readonly paging?: { readonly cursors: ReturnType<typeof useCursors>; readonly next: string | undefined };
}

/** A list. Before anything was read it says why, never that there is nothing. On a phone each row is a card. */
export function ListTable<Item>({ label, reading, columns, paging, ...table }: ListTableProps<Item>) {
  const { app } = useTexts();
  const isNarrow = useNarrow();
  const { items, error, onRetry } = reading;
  const hasError = error !== undefined && error !== null;
  const isPaged = paging && (paging.cursors.page > 1 || paging.next !== undefined);
  return (
    <SpaceBetween size="m">
      {hasError && <ErrorView error={error} onRetry={onRetry} />}
      {(items || !hasError) && (
        <Table
          items={items ?? []}
          loading={!items}
          loadingText={app.loading}
          wrapLines
          enableKeyboardNavigation
          ariaLabels={{ tableLabel: label }}
          columnDefinitions={isNarrow ? foldColumns(columns) : columns}
          pagination={isPaged && <CursorPages {...paging} />}
          {...table}
        />
      )}
    </SpaceBetween>
  );
}
