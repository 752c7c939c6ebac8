import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { TableProps } from '@cloudscape-design/components/table';
import { useLocation, useSearch } from 'wouter';
import type { Window } from '../../api/types';
import { EmptyView } from '../../parts/empty-view';
import { ListTable } from '../../parts/lists/list-table';
import { Page } from '../../parts/page';
import { actualEnd, missedEnd, neverRan } from '../../parts/states/ending';
import { ModeBadge } from '../../parts/states/mode-badge';
import { Status } from '../../parts/states/status';
import { Time } from '../../parts/times/time';
import { Said } from '../../parts/words/said';
import { useMay } from '../../sign-in/me';
import type { Texts } from '../../texts/texts';
import { useTexts } from '../../texts/texts-context';
import { type Filter, filterFor, filterIn, searchOf, type View, viewNamed, viewOf, views } from './filter';
import { FilterBar } from './filter-bar';
import { useWindows } from './use-windows';

/** The list of windows. What is shown of them is in the address, so that it can be sent to others. */
export default function WindowsPage() {
  const { app, windows: texts } = useTexts();
  const may = useMay();
  const search = useSearch();
  const filter = filterIn(search);
  const named = viewNamed(search);
  const view = viewOf(filter, named);
  const [, navigate] = useLocation();
  const actions = may('requester') && (
    <Button variant="primary" href={`/windows/new${filter.siteId ? `?siteId=${filter.siteId}` : ''}`}>
      {app.request}
    </Button>
  );
  return (
    <Page title={texts.title} description={texts.description} actions={actions}>
      <SpaceBetween size="m">
        <SegmentedControl
          label={texts.when}
          selectedId={view}
          options={views.map((id) => ({ id, text: texts.views[id] }))}
          onChange={({ detail }) => {
            const chosen = views.find((one) => one === detail.selectedId) ?? 'current';
            navigate(`/windows${searchOf(filterFor(chosen, filter), chosen === 'current' ? undefined : chosen)}`);
          }}
        />
        <FilterBar filter={filter} onChange={(chosen) => navigate(`/windows${searchOf(chosen, named)}`)} />
        <List key={`${view} ${searchOf(filter)}`} filter={filter} view={view} />
      </SpaceBetween>
    </Page>
  );
}

function List({ filter, view }: { readonly filter: Filter; readonly view: View }) {
  const { windows: texts, shared } = useTexts();
  const { data, error, refetch, cursors } = useWindows(filter, view);
  const isFiltered = searchOf(filter) !== '';
  return (
    <ListTable
      label={texts.title}
      reading={{ items: data?.items, error, onRetry: () => void refetch() }}
      trackBy="windowId"
      columns={columnsOf({ windows: texts, shared })}
      empty={isFiltered ? <EmptyView title={texts.noMatch} action={<All />} /> : <NoWindow view={view} />}
      paging={{ cursors, next: data?.cursor }}
    />
  );
}

function All() {
  const { windows: texts } = useTexts();
  return <Button href="/windows">{texts.clear}</Button>;
}

function NoWindow({ view }: { readonly view: View }) {
  const { app, windows: texts } = useTexts();
  const may = useMay();
  return (
    <EmptyView
      title={texts.empty[view]}
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
      minWidth: 220,
      maxWidth: 520,
      cell: ({ windowId, reason }) => (
        <a className="first-lines" href={`/windows/${windowId}`}>
          <Said>{reason}</Said>
        </a>
      ),
      isRowHeader: true,
    },
    { id: 'site', header: shared.site, minWidth: 170, cell: ({ siteId }) => siteId },
    { id: 'mode', header: shared.mode, minWidth: 150, cell: ({ mode }) => <ModeBadge mode={mode} /> },
    { id: 'status', header: shared.status, minWidth: 130, cell: ({ status }) => <Status status={status} /> },
    { id: 'start', header: shared.start, cell: (window) => <When window={window} at={window.startsAt} /> },
    { id: 'end', header: shared.end, cell: (window) => <End window={window} /> },
  ];
}

/** A window that starts on approval has no times yet; one that never ran has only those that were planned. */
function When({ window, at }: { readonly window: Window; readonly at: string | undefined }) {
  const { windows: texts } = useTexts();
  if (at === undefined) return <Box>–</Box>;
  if (!neverRan(window)) return <Time at={at} />;
  return (
    <span className="quiet">
      <Time at={at} /> {texts.planned}
    </span>
  );
}

/** When it was over, beside when it was to be. */
function End({ window }: { readonly window: Window }) {
  const { windows: texts } = useTexts();
  const missed = missedEnd(window);
  if (missed === undefined) return <When window={window} at={window.endsAt} />;
  return (
    <>
      <div>
        <Time at={actualEnd(window)} /> {texts.early}
      </div>
      <div className="quiet">
        <Time at={missed} /> {texts.planned}
      </div>
    </>
  );
}
