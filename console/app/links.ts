import { leaving } from '../parts/drafts/leaving';

/**
 * Links within the console change the page without loading it again, whichever component they are in.
 * @returns what stops it
 */
export function followLinks(navigate: (path: string) => void): () => void {
  const onClick = (event: MouseEvent) => {
    const path = pathWithin(event);
    if (path === undefined) return;
    event.preventDefault();
    leaving.ask(() => navigate(path));
  };
  document.addEventListener('click', onClick);
  return () => document.removeEventListener('click', onClick);
}

function pathWithin(event: MouseEvent): string | undefined {
  if (event.defaultPrevented || event.button !== 0) return undefined;
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return undefined;
  const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
  if (!(link instanceof HTMLAnchorElement) || link.target === '_blank' || link.hasAttribute('download'))
    return undefined;
  if (link.origin !== window.location.origin || link.getAttribute('href')?.startsWith('#')) return undefined;
  return `${link.pathname}${link.search}${link.hash}`;
}
