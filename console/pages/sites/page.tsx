import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Table, { type TableProps } from '@cloudscape-design/components/table';
import { bodyOf } from '../../api/client';
import { useLive } from '../../api/live';
import type { Site } from '../../api/types';
import { CursorPages } from '../../parts/cursor-pages';
import { EmptyView } from '../../parts/empty-view';
import { ErrorView } from '../../parts/error-view';
import { Page } from '../../parts/page';
import { Said } from '../../parts/said';
import { SiteMode } from '../../parts/site-mode';
import { useCursors } from '../../parts/use-cursors';
import { useMay } from '../../sign-in/me';
import { listed } from '../../texts/isolated';
import type { Texts } from '../../texts/texts';
import { useTexts } from '../../texts/texts-context';

const pageSize = 20;

/** All sites, a page at a time, each with its mode now. */
export default function SitesPage() {
  const texts = useTexts();
  const may = useMay();
  const cursors = useCursors();
  const { cursor } = cursors;
  const { data, error, isPending, refetch } = useLive(
    ['sites', cursor],
    (api, signal) => {
      const query = { limit: String(pageSize), ...(cursor !== undefined && { cursor }) };
      return bodyOf(api.GET('/v1/sites', { params: { query }, signal }));
    },
    { keepPrevious: true, every: 30_000 },
  );
  const create = may('admin') && <Button href="/sites/new">{texts.sites.create}</Button>;
  return (
    <Page title={texts.sites.title} description={texts.sites.description} actions={create}>
      {error && <ErrorView error={error} onRetry={() => void refetch()} />}
      <Table
        items={data?.items ?? []}
        trackBy="siteId"
        loading={isPending}
        loadingText={texts.app.loading}
        wrapLines
        columnDefinitions={columnsOf(texts)}
        header={<Header variant="h2">{texts.sites.title}</Header>}
        empty={<EmptyView title={texts.sites.empty} text={texts.sites.emptyText} />}
        pagination={<CursorPages cursors={cursors} next={data?.cursor} />}
      />
    </Page>
  );
}

function columnsOf({ sites: texts, shared }: Texts): readonly TableProps.ColumnDefinition<Site>[] {
  return [
    {
      id: 'site',
      header: shared.site,
      minWidth: 120,
      cell: ({ siteId, branding }) => (
        <a href={`/sites/${siteId}`}>
          <Said>{branding.name ?? siteId}</Said>
        </a>
      ),
      isRowHeader: true,
    },
    { id: 'mode', header: texts.now, cell: ({ siteId }) => <SiteMode siteId={siteId} /> },
    {
      id: 'hostnames',
      header: texts.names.hostnames,
      minWidth: 160,
      cell: ({ hostnames }) => <Said>{listed(hostnames)}</Said>,
    },
    { id: 'zone', header: texts.names.timeZone, cell: ({ timeZone }) => <Said>{timeZone}</Said> },
  ];
}
