import Box from '@cloudscape-design/components/box';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Spinner from '@cloudscape-design/components/spinner';
import { useState } from 'react';
import { OpenPages } from '../../parts/lists/open-pages';
import { NoSite } from '../../parts/with-sites';
import { useTexts } from '../../texts/texts-context';
import { useStatuses } from './home-data';
import type { SiteFeed } from './site-feed';
import { tilesPerPage } from './site-order';
import { SiteTile } from './site-tile';

/** The sites, what is closed first. Only those that are shown are asked for. */
export function SiteTiles({ siteIds, isWhole, isLoading, want }: SiteFeed) {
  const { home } = useTexts();
  const [page, setPage] = useState(1);
  const shown = siteIds.slice((page - 1) * tilesPerPage, page * tilesPerPage);
  const statuses = useStatuses(shown);
  const goTo = (wanted: number) => {
    want(wanted * tilesPerPage + 1);
    setPage(wanted);
  };
  const paging = (!isWhole || siteIds.length > tilesPerPage) && (
    <SpaceBetween direction="horizontal" size="s" alignItems="center">
      <Link href="/sites">{home.findSite}</Link>
      <OpenPages page={page} perPage={tilesPerPage} known={siteIds.length} isWhole={isWhole} onChange={goTo} />
    </SpaceBetween>
  );
  return (
    <SpaceBetween size="s">
      <Header variant="h2" actions={paging} {...(isWhole && { counter: `(${siteIds.length})` })}>
        {home.sites}
      </Header>
      {siteIds.length === 0 && isWhole && (
        <Box>
          <NoSite />
        </Box>
      )}
      {shown.length === 0 && isLoading && <Spinner size="large" />}
      <ul className="tiles">
        {shown.map((siteId) => (
          <li key={siteId}>
            <SiteTile siteId={siteId} status={statuses.get(siteId)} />
          </li>
        ))}
      </ul>
    </SpaceBetween>
  );
}
