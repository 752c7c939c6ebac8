import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Table, { type TableProps } from '@cloudscape-design/components/table';
import { bodyOf } from '../../api/client';
import { useLive } from '../../api/live';
import type { Window } from '../../api/types';
import { CursorPages } from '../../parts/cursor-pages';
import { EmptyView } from '../../parts/empty-view';
import { ErrorView } from '../../parts/error-view';
import { ModeBadge } from '../../parts/mode-badge';
import { Page } from '../../parts/page';
import { Status } from '../../parts/status';
import { Time } from '../../parts/time';
import { useCursors } from '../../parts/use-cursors';
import { useMay } from '../../sign-in/me';
import type { Texts } from '../../texts/texts';
import { useTexts } from '../../texts/texts-context';

const pageSize = 50;

/** The list of windows, a page at a time: what was shown before is let go. */
export default function WindowsPage() {
  const { app, windows: texts, shared } = useTexts();
  const may = useMay();
  const cursors = useCursors();
  const { cursor } = cursors;
  const { data, error, isPending, refetch } = useLive(
    ['windows', cursor],
    (api, signal) => {
      const query = { limit: String(pageSize), ...(cursor !== undefined && { cursor }) };
      return bodyOf(api.GET('/v1/windows', { params: { query }, signal }));
    },
    { keepPrevious: true },
  );
  const next = data?.cursor;
  const actions = may('requester') && (
    <Button variant="primary" href="/windows/new">
      {app.request}
    </Button>
  );
  return (
    <Page title={texts.title} description={texts.description} actions={actions}>
      {error && <ErrorView error={error} onRetry={() => void refetch()} />}
      <Table
        variant="container"
        items={data?.items ?? []}
        trackBy="windowId"
        loading={isPending}
        loadingText={app.loading}
        columnDefinitions={columnsOf({ windows: texts, shared })}
        header={<Header counter={data && `(${data.items.length}${next ? '+' : ''})`}>{texts.title}</Header>}
        empty={<EmptyView title={texts.empty} text={texts.emptyText} />}
        pagination={<CursorPages cursors={cursors} next={data?.cursor} />}
        enableKeyboardNavigation
      />
    </Page>
  );
}

function columnsOf({
  windows: texts,
  shared,
}: Pick<Texts, 'windows' | 'shared'>): readonly TableProps.ColumnDefinition<Window>[] {
  return [
    {
      id: 'window',
      header: texts.window,
      cell: ({ windowId, reason }) => <a href={`/windows/${windowId}`}>{reason}</a>,
      isRowHeader: true,
    },
    { id: 'site', header: shared.site, cell: ({ siteId }) => siteId },
    { id: 'mode', header: shared.mode, cell: ({ mode }) => <ModeBadge mode={mode} /> },
    { id: 'status', header: shared.status, cell: ({ status }) => <Status status={status} /> },
    { id: 'start', header: shared.start, cell: ({ startsAt }) => <When at={startsAt} /> },
    { id: 'end', header: shared.end, cell: ({ endsAt }) => <When at={endsAt} /> },
  ];
}

/** A window that starts on approval has no times yet. */
function When({ at }: { readonly at: string | undefined }) {
  return at === undefined ? <Box>–</Box> : <Time at={at} />;
}
