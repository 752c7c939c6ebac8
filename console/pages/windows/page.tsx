import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { TableProps } from '@cloudscape-design/components/table';
import { type ReactNode, useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import { bodyOf } from '../../api/client';
import { useLive } from '../../api/live';
import type { Window } from '../../api/types';
import { EmptyView } from '../../parts/empty-view';
import { ListTable } from '../../parts/list-table';
import { ModeBadge } from '../../parts/mode-badge';
import { Page } from '../../parts/page';
import { Said } from '../../parts/said';
import { Status } from '../../parts/status';
import { Time } from '../../parts/time';
import { useCursors } from '../../parts/use-cursors';
import { useMay } from '../../sign-in/me';
import type { Texts } from '../../texts/texts';
import { useTexts } from '../../texts/texts-context';
import { earlierToo, type Filter, filterIn, hasEarlier, queryOf, searchOf } from './filter';
import { FilterBar } from './filter-bar';

const pageSize = 50;

/** The list of windows. What is shown of them is in the address, so that it can be sent to others. */
export default function WindowsPage() {
  const { app, windows: texts } = useTexts();
  const may = useMay();
  const asked = useSearch();
  const filter = filterIn(asked);
  const [, navigate] = useLocation();
  const isAgenda = searchOf(filter) === '' && !hasEarlier(asked);
  const actions = may('requester') && (
    <Button variant="primary" href={`/windows/new${filter.siteId ? `?siteId=${filter.siteId}` : ''}`}>
      {app.request}
    </Button>
  );
  return (
    <Page title={texts.title} description={texts.description} actions={actions}>
      <SpaceBetween size="m">
        <FilterBar filter={filter} onChange={(chosen) => navigate(`/windows${searchOf(chosen)}`)} />
        {isAgenda ? <Agenda /> : <List key={asked} filter={filter} empty={<NoMatch />} />}
      </SpaceBetween>
    </Page>
  );
}

/** Where nobody asks for anything, what starts from today on: of many windows, most are long over. */
function Agenda() {
  const { windows: texts } = useTexts();
  // Fixed while the list is open, because its pages belong to it.
  const [from] = useState(() => new Date(new Date().setHours(0, 0, 0, 0)).toISOString());
  return (
    <SpaceBetween size="m">
      <SpaceBetween direction="horizontal" size="s">
        <Box>
          {texts.startsFrom} <Time at={from} />
        </Box>
        <Link href={earlierToo}>{texts.earlierToo}</Link>
        <Link href="/windows?status=active">{texts.underWay}</Link>
        <Link href="/windows?status=requested">{texts.undecided}</Link>
      </SpaceBetween>
      <List filter={{ from }} empty={<NoWindow />} />
    </SpaceBetween>
  );
}

interface ListProps {
  readonly filter: Filter;
  readonly empty: ReactNode;
}

/** A page of the list at a time: what was shown before is let go. */
function List({ filter, empty }: ListProps) {
  const { windows: texts, shared } = useTexts();
  const cursors = useCursors();
  const { cursor } = cursors;
  const { data, error, refetch } = useLive(
    ['windows', filter, cursor],
    (api, signal) => {
      const query = { ...queryOf(filter), limit: String(pageSize), ...(cursor !== undefined && { cursor }) };
      return bodyOf(api.GET('/v1/windows', { params: { query }, signal }));
    },
    { keepPrevious: true },
  );
  return (
    <ListTable
      label={texts.title}
      reading={{ items: data?.items, error, onRetry: () => void refetch() }}
      trackBy="windowId"
      columns={columnsOf({ windows: texts, shared })}
      empty={empty}
      paging={{ cursors, next: data?.cursor }}
    />
  );
}

function NoMatch() {
  const { windows: texts } = useTexts();
  return <EmptyView title={texts.noMatch} action={<Button href="/windows">{texts.clear}</Button>} />;
}

function NoWindow() {
  const { app, windows: texts } = useTexts();
  const may = useMay();
  return (
    <EmptyView
      title={texts.empty}
      text={texts.emptyText}
      action={may('requester') && <Button href="/windows/new">{app.request}</Button>}
    />
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
      minWidth: 240,
      maxWidth: 520,
      cell: ({ windowId, reason }) => (
        <a className="first-lines" href={`/windows/${windowId}`}>
          <Said>{reason}</Said>
        </a>
      ),
      isRowHeader: true,
    },
    { id: 'site', header: shared.site, minWidth: 180, cell: ({ siteId }) => siteId },
    { id: 'mode', header: shared.mode, minWidth: 150, cell: ({ mode }) => <ModeBadge mode={mode} /> },
    { id: 'status', header: shared.status, minWidth: 140, cell: ({ status }) => <Status status={status} /> },
    { id: 'start', header: shared.start, cell: ({ startsAt }) => <When at={startsAt} /> },
    { id: 'end', header: shared.end, cell: ({ endsAt }) => <When at={endsAt} /> },
  ];
}

/** A window that starts on approval has no times yet. */
function When({ at }: { readonly at: string | undefined }) {
  return at === undefined ? <Box>–</Box> : <Time at={at} />;
}
