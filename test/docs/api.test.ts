import { readFileSync } from 'node:fs';
import { defaultPolicy } from '../../lambdas/domain/site/site-rules';
import { withExamples } from '../../lambdas/http/openapi/example-list';
import { withRouteTable } from '../../lambdas/http/openapi/route-table';
import type { Route } from '../../lambdas/http/route';
import { routes } from '../../lambdas/http/routes';
import { statuses } from '../../lambdas/http/server/problem';
import { policyJson } from '../../lambdas/http/site/present';

const page = readFileSync('docs/api.md', 'utf8');

const rows = (pattern: RegExp) => [...page.matchAll(pattern)].map(([, left, right]) => [left, right]).sort();

describe('docs/api.md', () => {
  it('lists every route with its role, and no other', () => {
    const told = rows(/^\| `([A-Z]+ \/[^`]*)` \| ([a-z, ]+) \|/gm);
    expect(told).toEqual(
      Object.entries<Route>(routes)
        .map(([key, { role, also = [] }]) => [key, [role, ...also].join(', ')])
        .sort(),
    );
  });

  it('has the table of routes that `npm run openapi` writes', () => {
    expect(page).toBe(withRouteTable(page));
  });

  it('has the examples that `npm run openapi` writes', () => {
    expect(page).toBe(withExamples(page));
  });

  it('lists every code with its status, and no other', () => {
    const told = rows(/^\| (\d{3}) \| `([a-z-]+)` \|/gm);
    expect(told).toEqual(
      Object.entries(statuses)
        .map(([code, status]) => [String(status), code])
        .sort(),
    );
  });

  it('lists every member of a policy with its default, and no other', () => {
    const told = rows(/^\| `policy\.([\w.]+)` \| ([^|]+) \|/gm);
    const { emergency, ...rest } = policyJson(defaultPolicy);
    const named = Object.entries(emergency).map(([name, value]) => [`emergency.${name}`, value] as const);
    const plain = (text = '') => text.replaceAll('`', '').replace(/(?<=\d) (?=\d)/g, '');
    expect(told.map(([name, value]) => [name, plain(value)])).toEqual(
      [...Object.entries(rest), ...named, ['approvers', 'everyone'] as const, ['signInMaxAgeSeconds', 'none'] as const]
        .map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)])
        .sort(),
    );
  });
});
