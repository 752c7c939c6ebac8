import SpaceBetween from '@cloudscape-design/components/space-between';
import { useLocation, useSearch } from 'wouter';
import { Page } from '../../parts/page';
import { useTexts } from '../../texts/texts-context';
import { ChainActions } from './chain-actions';
import { Entries } from './entries';
import { Filters } from './filters';
import { type AuditSearch, addressOf, searchIn } from './search';

/** Who did what, newest first: of a site, or of the people and machines. */
export default function AuditPage() {
  const { audit: texts } = useTexts();
  const [, navigate] = useLocation();
  const query = useSearch();
  const search = searchIn(query);
  // The directory has other actions than sites.
  const change = (changes: Partial<AuditSearch>) =>
    navigate(addressOf({ ...search, ...(changes.site !== undefined && { action: '', subject: '' }), ...changes }));
  const siteId = search.site === '' ? undefined : search.site;
  return (
    <Page title={texts.title} description={texts.description}>
      <SpaceBetween size="l">
        <Filters search={search} onChange={change} />
        <ChainActions siteId={siteId} key={`chain ${search.site}`} />
        <Entries search={search} key={`entries ${query}`} />
      </SpaceBetween>
    </Page>
  );
}
