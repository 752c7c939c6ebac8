import Button from '@cloudscape-design/components/button';
import type { TableProps } from '@cloudscape-design/components/table';
import { bodyOf } from '../../api/client';
import { useLive } from '../../api/live';
import type { Site } from '../../api/types';
import { EmptyView } from '../../parts/empty-view';
import { ListTable } from '../../parts/list-table';
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
  const { data, error, refetch } = useLive(
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
      <ListTable
        label={texts.sites.title}
        reading={{ items: data?.items, error, onRetry: () => void refetch() }}
        trackBy="siteId"
        columns={columnsOf(texts)}
        empty={<EmptyView title={texts.sites.empty} text={texts.sites.emptyText} action={create} />}
        paging={{ cursors, next: data?.cursor }}
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
        <>
          <a href={`/sites/${siteId}`}>
            <Said>{branding.name ?? siteId}</Said>
          </a>
          {branding.name !== undefined && <div className="quiet">{siteId}</div>}
        </>
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
