/**
 * The edge answers this path itself, whatever windows a site has: no window can cover it and no bypass link can lead
 * there.
 */
export const statusPath = '/.well-known/maintenance.json';
