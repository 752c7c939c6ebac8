import type { Route } from '../route';
import { routes } from '../routes';

const head = '| route | role | does |\n|---|---|---|\n';

/**
 * The page with its table of routes replaced by one from the route table; the rest does not change. @throws Error for a
 * page without the table
 */
export function withRouteTable(page: string): string {
  const start = page.indexOf(head);
  if (start < 0) throw new Error('The page has no table that begins with | route | role | does |');
  const end = page.indexOf('\n\n', start);
  return `${page.slice(0, start)}${head}${rows().join('\n')}${page.slice(end)}`;
}

function rows(): string[] {
  return Object.entries<Route>(routes).map(
    ([key, { role, also = [], summary }]) => `| \`${key}\` | ${[role, ...also].join(', ')} | ${summary} |`,
  );
}
