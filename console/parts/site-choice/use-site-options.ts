import type { NonCancelableCustomEvent } from '@cloudscape-design/components';
import { useState } from 'react';
import { matching, prefixIn } from './matching';
import { type SitePages, useSitePages } from './site-pages';

interface Asked {
  readonly filteringText: string;
  readonly firstPage: boolean;
}

export interface SiteOptions {
  readonly options: readonly { readonly value: string; readonly label: string; readonly description?: string }[];
  readonly statusType: 'pending' | 'loading' | 'finished' | 'error';
  readonly onLoadItems: (event: NonCancelableCustomEvent<Asked>) => void;
}

/**
 * The sites to choose from, read when somebody looks for one. Where all of them fit into one answer, they are found by id
 * and name; where there are more, by what the id begins with, and page by page.
 */
export function useSiteOptions(): SiteOptions {
  const [typed, setTyped] = useState<string | undefined>(undefined);
  const isAsked = typed !== undefined;
  const text = typed ?? '';
  const prefix = prefixIn(text);
  const all = useSitePages('', isAsked);
  const isWhole = !all.hasNextPage && !all.isFetching && !all.isError;
  const isNoId = text.trim() !== '' && prefix === '';
  const begun = useSitePages(prefix, isAsked && prefix !== '' && !isWhole && !all.isFetching);
  const pages = prefix === '' || isWhole ? all : begun;
  const shown = isWhole ? matching(all.sites, text) : isNoId ? [] : pages.sites;
  return {
    options: shown.map(({ siteId, branding: { name } }) =>
      name === undefined ? { value: siteId, label: siteId } : { value: siteId, label: name, description: siteId },
    ),
    statusType: isWhole || isNoId ? 'finished' : statusOf(pages),
    onLoadItems: ({ detail: { filteringText, firstPage } }) => {
      if (firstPage) setTyped(filteringText);
      else pages.more();
    },
  };
}

function statusOf({ isFetching, isError, hasNextPage }: SitePages): SiteOptions['statusType'] {
  if (isError) return 'error';
  if (isFetching) return 'loading';
  return hasNextPage ? 'pending' : 'finished';
}
