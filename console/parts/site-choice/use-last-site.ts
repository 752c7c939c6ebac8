import { useState } from 'react';
import { useFirstSite, useSite } from './use-site';

/**
 * The site of a page that shows one at a time: the one that the address asks for, else the one that was chosen last in this
 * browser, else the first there is.
 * @param key under which the browser remembers it
 * @returns the siteId, empty while it is not known, and what remembers another one
 */
export function useLastSite(key: string, asked: string | null): readonly [string, (siteId: string) => void] {
  const [remembered, setRemembered] = useState(() => localStorage.getItem(key) ?? '');
  // It may have been deleted since.
  const isGone = useSite(asked === null ? remembered : '').isError;
  const last = isGone ? '' : remembered;
  const first = useFirstSite(asked === null && last === '').data ?? '';
  const remember = (siteId: string) => {
    localStorage.setItem(key, siteId);
    setRemembered(siteId);
  };
  return [asked ?? (last === '' ? first : last), remember];
}
