import Button from '@cloudscape-design/components/button';
import Spinner from '@cloudscape-design/components/spinner';
import type { ReactNode } from 'react';
import type { Site } from '../api/types';
import { useMay } from '../sign-in/me';
import { useTexts } from '../texts/texts-context';
import { EmptyView } from './empty-view';
import { ErrorView } from './error-view';
import { useSites } from './use-sites';

/** What needs a site to choose from; without one it says what is missing. */
export function WithSites({ children }: { readonly children: (sites: readonly Site[]) => ReactNode }) {
  const { data, error, refetch } = useSites();
  if (!data) return error ? <ErrorView error={error} onRetry={() => void refetch()} /> : <Spinner size="large" />;
  return data.length === 0 ? <NoSite /> : children(data);
}

/** There is no site yet, and who makes one. */
export function NoSite() {
  const { home, sites } = useTexts();
  const may = useMay();
  const create = may('admin') && (
    <Button variant="primary" href="/sites/new">
      {sites.create}
    </Button>
  );
  return <EmptyView title={home.noSite} text={may('admin') ? home.makeFirstSite : home.noSiteText} action={create} />;
}
