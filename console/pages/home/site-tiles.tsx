import Box from '@cloudscape-design/components/box';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Spinner from '@cloudscape-design/components/spinner';
import { CursorPages } from '../../parts/lists/cursor-pages';
import { NoSite } from '../../parts/with-sites';
import { useTexts } from '../../texts/texts-context';
import { SiteTile } from './site-tile';
import type { SitePage } from './use-statuses';

/** The sites, what is closed first. */
export function SiteTiles({ sites, next, cursors, isKnown, error }: SitePage) {
  const { home } = useTexts();
  const isPaged = cursors.page > 1 || next !== undefined;
  const paging = isPaged && (
    <SpaceBetween direction="horizontal" size="s" alignItems="center">
      <Link href="/sites">{home.findSite}</Link>
      <CursorPages cursors={cursors} next={next} />
    </SpaceBetween>
  );
  return (
    <SpaceBetween size="s">
      <Header variant="h2" actions={paging} {...(isKnown && !isPaged && { counter: `(${sites.length})` })}>
        {home.sites}
      </Header>
      {isKnown && !isPaged && sites.length === 0 && (
        <Box>
          <NoSite />
        </Box>
      )}
      {!isKnown && !error && <Spinner size="large" />}
      <ul className="tiles">
        {sites.map((site) => (
          <li key={site.siteId}>
            <SiteTile {...site} />
          </li>
        ))}
      </ul>
    </SpaceBetween>
  );
}
