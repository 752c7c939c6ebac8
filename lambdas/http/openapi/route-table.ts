import { type Route, routes } from '../routes';

const head = '| route | role | does |\n|---|---|---|\n';

/** A page with its table of routes as the route table has it; the rest stays. @throws Error for a page without the table */
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
