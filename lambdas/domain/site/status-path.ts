/** The edge answers it itself, whatever windows a site has: no window covers it and no bypass link leads there. */
export const statusPath = '/.well-known/maintenance.json';
