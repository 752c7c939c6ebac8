import type { Window } from '../../api/types';

/** By what the API filters windows; all of it has to apply. */
export const filterKeys = ['siteId', 'status', 'from', 'to'] as const;
type FilterKey = (typeof filterKeys)[number];

export type Filter = Readonly<Partial<Record<FilterKey, string>>>;

interface Token {
  readonly propertyKey?: string;
  readonly value?: unknown;
}

const statuses: readonly Window['status'][] = [
  'requested',
  'approved',
  'active',
  'completed',
  'rejected',
  'expired',
  'cancelled',
];

/** A day or an instant, as RFC 3339 says it. */
const forms: Readonly<Record<FilterKey, RegExp>> = {
  siteId: /^[a-z][a-z0-9-]{0,23}$/,
  status: new RegExp(`^(${statuses.join('|')})$`),
  from: /^\d{4}-\d\d-\d\d/,
  to: /^\d{4}-\d\d-\d\d/,
};

/** What an address asks for; what the API would refuse is left out. */
export function filterIn(search: string): Filter {
  const asked = new URLSearchParams(search);
  return valid(filterKeys.map((key) => [key, asked.get(key) ?? '']));
}

/** What was chosen; of several values for one key the last counts, since the API takes one. */
export function filterOf(tokens: readonly Token[]): Filter {
  return valid(tokens.map(({ propertyKey, value }) => [propertyKey, typeof value === 'string' ? value.trim() : '']));
}

function valid(pairs: readonly (readonly [string | undefined, string])[]): Filter {
  const known = pairs.flatMap(([name, text]) => {
    const key = filterKeys.find((one) => one === name);
    return key && isValid(key, text) ? [[key, text] as const] : [];
  });
  return Object.fromEntries(known);
}

const isValid = (key: FilterKey, text: string): boolean =>
  forms[key].test(text) && (key === 'siteId' || key === 'status' || !Number.isNaN(Date.parse(text)));

export const tokensOf = (filter: Filter) =>
  filterKeys.flatMap((key) => {
    const value = filter[key];
    return value === undefined ? [] : [{ propertyKey: key, operator: '=', value }];
  });

/** The address of the list with a filter; empty without one. */
export function searchOf(filter: Filter): string {
  const query = new URLSearchParams(tokensOf(filter).map(({ propertyKey, value }) => [propertyKey, value]));
  return query.size === 0 ? '' : `?${query}`;
}

/** The address of all windows, from the first there ever was. */
export const earlierToo = '/windows?earlier=true';

/** Whether an address without a filter asks for all windows, and not only for what starts from today on. */
export const hasEarlier = (search: string): boolean => new URLSearchParams(search).get('earlier') === 'true';

/** As the API takes it: a day becomes its beginning in UTC. */
export function queryOf({ siteId, status, from, to }: Filter) {
  const known = statuses.find((one) => one === status);
  return {
    ...(siteId !== undefined && { siteId }),
    ...(known !== undefined && { status: known }),
    ...(from !== undefined && { from: new Date(from).toISOString() }),
    ...(to !== undefined && { to: new Date(to).toISOString() }),
  };
}

export const filterStatuses: readonly string[] = statuses;
