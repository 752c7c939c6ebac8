import Box from '@cloudscape-design/components/box';
import Header from '@cloudscape-design/components/header';
import Pagination from '@cloudscape-design/components/pagination';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import type { Window } from '../../api/types';
import { NoSite } from '../../parts/with-sites';
import { useTexts } from '../../texts/texts-context';
import { useStatuses } from './home-data';
import type { SiteNames } from './site-order';
import { SiteTile } from './site-tile';

const tilesPerPage = 8;

interface SiteTilesProps {
  readonly siteIds: readonly string[];
  readonly names: SiteNames;
  readonly requested: readonly Window[];
  readonly approved: readonly Window[];
}

/** The sites, what is closed first. Only those that are shown are asked for. */
export function SiteTiles({ siteIds, names, requested, approved }: SiteTilesProps) {
  const { home } = useTexts();
  const [page, setPage] = useState(1);
  const pages = Math.max(1, Math.ceil(siteIds.length / tilesPerPage));
  const current = Math.min(page, pages);
  const shown = siteIds.slice((current - 1) * tilesPerPage, current * tilesPerPage);
  const statuses = useStatuses(shown);
  const paging = pages > 1 && (
    <Pagination
      currentPageIndex={current}
      pagesCount={pages}
      onChange={({ detail }) => setPage(detail.currentPageIndex)}
    />
  );
  return (
    <SpaceBetween size="s">
      <Header variant="h2" counter={`(${siteIds.length})`} actions={paging}>
        {home.sites}
      </Header>
      {siteIds.length === 0 && (
        <Box>
          <NoSite />
        </Box>
      )}
      <ul className="tiles">
        {shown.map((siteId) => (
          <li key={siteId}>
            <SiteTile
              siteId={siteId}
              name={names.get(siteId)}
              status={statuses.get(siteId)}
              approved={approved}
              requests={requested.filter((window) => window.siteId === siteId).length}
            />
          </li>
        ))}
      </ul>
    </SpaceBetween>
  );
}
