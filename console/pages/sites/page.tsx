import Button from '@cloudscape-design/components/button';
import type { TableProps } from '@cloudscape-design/components/table';
import TextFilter from '@cloudscape-design/components/text-filter';
import { type ReactNode, useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import { bodyOf } from '../../api/client';
import { useLive } from '../../api/live';
import type { Site } from '../../api/types';
import { EmptyView } from '../../parts/empty-view';
import { ListTable } from '../../parts/lists/list-table';
import { useCursors } from '../../parts/lists/use-cursors';
import { Page } from '../../parts/page';
import { prefixIn } from '../../parts/site-choice/matching';
import { SiteMode } from '../../parts/states/site-mode';
import { Said } from '../../parts/words/said';
import { useMay } from '../../sign-in/me';
import { listed } from '../../texts/isolated';
import type { Texts } from '../../texts/texts';
import { useTexts } from '../../texts/texts-context';

const pageSize = 20;

/** All sites, a page at a time, each with its mode now. What is searched for is in the address. */
export default function SitesPage() {
  const texts = useTexts();
  const may = useMay();
  const [, navigate] = useLocation();
  const typed = new URLSearchParams(useSearch()).get('prefix') ?? '';
  const create = may('admin') && <Button href="/sites/new">{texts.sites.create}</Button>;
  const search = (text: string) =>
    navigate(text === '' ? '/sites' : `/sites?${new URLSearchParams({ prefix: text })}`, { replace: true });
  return (
    <Page title={texts.sites.title} description={texts.sites.description} actions={create}>
      <SitesTable typed={typed} onSearch={search} create={create} />
    </Page>
  );
}

interface SitesTableProps {
  /** What the ids are to begin with. */
  readonly typed: string;
  readonly onSearch: (text: string) => void;
  readonly create: ReactNode;
}

function SitesTable({ typed, onSearch, create }: SitesTableProps) {
  const texts = useTexts();
  const prefix = prefixIn(typed);
  const [pages, setPages] = useState(prefix);
  const cursors = useCursors();
  if (pages !== prefix) {
    setPages(prefix);
    cursors.restart();
  }
  const cursor = pages === prefix ? cursors.cursor : undefined;
  const { data, error, refetch } = useLive(
    ['sites', prefix, cursor],
    (api, signal) => {
      const begin = { ...(prefix !== '' && { prefix }), ...(cursor !== undefined && { cursor }) };
      return bodyOf(api.GET('/v1/sites', { params: { query: { limit: String(pageSize), ...begin } }, signal }));
    },
    { keepPrevious: true, every: 30_000 },
  );
  // Of what no id begins with there is nothing to ask for.
  const isNoId = typed.trim() !== '' && prefix === '';
  const empty =
    typed === '' ? (
      <EmptyView title={texts.sites.empty} text={texts.sites.emptyText} action={create} />
    ) : (
      <EmptyView title={texts.shared.noSiteFound} />
    );
  return (
    <ListTable
      label={texts.sites.title}
      reading={{ items: isNoId ? [] : data?.items, error, onRetry: () => void refetch() }}
      trackBy="siteId"
      columns={columnsOf(texts)}
      filter={
        <TextFilter
          filteringText={typed}
          filteringPlaceholder={texts.shared.findSite}
          filteringAriaLabel={texts.shared.findSite}
          onChange={({ detail }) => onSearch(detail.filteringText)}
        />
      }
      empty={empty}
      paging={{ cursors, next: data?.cursor }}
    />
  );
}

function columnsOf({ sites: texts, shared }: Texts): readonly TableProps.ColumnDefinition<Site>[] {
  return [
    {
      id: 'site',
      header: shared.site,
      minWidth: 200,
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
    { id: 'mode', header: texts.now, minWidth: 210, cell: ({ siteId }) => <SiteMode siteId={siteId} /> },
    {
      id: 'hostnames',
      header: texts.names.hostnames,
      minWidth: 160,
      cell: ({ hostnames }) => <Said>{listed(hostnames)}</Said>,
    },
    { id: 'zone', header: texts.names.timeZone, minWidth: 170, cell: ({ timeZone }) => <Said>{timeZone}</Said> },
  ];
}
