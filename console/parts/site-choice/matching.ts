import type { Site } from '../../api/types';

/** What an id may begin with, as somebody may type it; empty where no id begins so. */
export function prefixIn(typed: string): string {
  const prefix = typed.trim().toLowerCase().replace(/\s+/g, '-');
  return /^[a-z][a-z0-9-]{0,23}$/.test(prefix) ? prefix : '';
}

/** The sites with a text anywhere in the id or the name. */
export function matching<T extends Pick<Site, 'siteId' | 'branding'>>(
  sites: readonly T[],
  typed: string,
): readonly T[] {
  const text = typed.trim().toLowerCase();
  return sites.filter(({ siteId, branding: { name = '' } }) => `${siteId} ${name.toLowerCase()}`.includes(text));
}
