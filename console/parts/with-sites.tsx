import Button from '@cloudscape-design/components/button';
import Spinner from '@cloudscape-design/components/spinner';
import type { ReactNode } from 'react';
import { useMay } from '../sign-in/me';
import { useTexts } from '../texts/texts-context';
import { EmptyView } from './empty-view';
import { ErrorView } from './error-view';
import { useFirstSite } from './site-choice/use-site';

/** What needs a site to choose from, and may begin with the first; without one it says what is missing. */
export function WithSites({ children }: { readonly children: (first: string) => ReactNode }) {
  const { data, error, refetch } = useFirstSite();
  if (data === undefined)
    return error ? <ErrorView error={error} onRetry={() => void refetch()} /> : <Spinner size="large" />;
  return data === '' ? <NoSite /> : children(data);
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
