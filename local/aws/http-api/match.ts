import type { ApiRoute } from './api';

export interface Match {
  readonly route: ApiRoute;
  /** Values of `{name}` segments, percent-decoded. */
  readonly pathParameters: Readonly<Record<string, string>>;
}

/**
 * Finds the most specific route, as API Gateway does: literal segments before `{name}`, both before `{name+}`, and the
 * method itself before `ANY`.
 * @param path Raw path, still percent-encoded.
 */
export function matchRoute(routes: readonly ApiRoute[], method: string, path: string): Match | undefined {
  const candidates = routes
    .filter((route) => route.method === method || route.method === 'ANY')
    .flatMap((route) => {
      const pathParameters = parametersOf(route.path, path);
      return pathParameters ? [{ route, pathParameters, rank: rankOf(route) }] : [];
    });
  const [best] = candidates.sort((left, right) => (left.rank < right.rank ? -1 : 1));
  return best && { route: best.route, pathParameters: best.pathParameters };
}

/** Sorts as text: per segment 0 literal, 1 variable, 2 greedy; then the method. */
function rankOf({ path, method, key }: ApiRoute): string {
  if (key === '$default') return '9';
  const kinds = path.split('/').map((segment) => (segment.startsWith('{') ? (segment.endsWith('+}') ? 2 : 1) : 0));
  return `${kinds.join('')}/${method === 'ANY' ? 1 : 0}`;
}

function parametersOf(pattern: string, path: string): Record<string, string> | undefined {
  const expected = pattern.split('/');
  const actual = path.split('/');
  const parameters: Record<string, string> = {};
  for (const [index, segment] of expected.entries()) {
    const [, name, greedy] = /^\{([^+}]+)(\+)?\}$/.exec(segment) ?? [];
    if (name !== undefined && greedy) {
      parameters[name] = decode(actual.slice(index).join('/'));
      return parameters;
    }
    const value = actual[index];
    if (value === undefined || (name === undefined ? value !== segment : value === '')) return undefined;
    if (name !== undefined) parameters[name] = decode(value);
  }
  return actual.length === expected.length ? parameters : undefined;
}

/** A malformed escape is kept as it is. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
