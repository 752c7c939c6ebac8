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

/** The address of the list with a filter; empty without one. @param view undefined for the one that the filter makes likely */
export function searchOf(filter: Filter, view?: View): string {
  const query = new URLSearchParams(tokensOf(filter).map(({ propertyKey, value }) => [propertyKey, value]));
  if (view !== undefined) query.set('when', view);
  return query.size === 0 ? '' : `?${query}`;
}

/** Which windows the list has: those that are now and next, those that began before, the latest first, or all from the first on. */
export const views = ['current', 'past', 'all'] as const;
export type View = (typeof views)[number];

/** The view that an address names. */
export function viewNamed(search: string): View | undefined {
  const asked = new URLSearchParams(search).get('when');
  return views.find((view) => view === asked);
}

/** What is in force is not past. */
const inForce: Window['status'] = 'active';

/** What is shown: who asks for a status or a time means all windows, unless they say another thing. */
export function viewOf(filter: Filter, named: View | undefined): View {
  const hasTime = filter.from !== undefined || filter.to !== undefined;
  if (hasTime) return 'all';
  if (filter.status !== undefined) return named === 'past' && filter.status !== inForce ? 'past' : 'all';
  return named ?? 'current';
}

/** Whether a view can be of one status: what is now has several. */
const has = (view: View, status: string): boolean => view === 'all' || (view === 'past' && status !== inForce);

/** What stays of a filter in another view: times are in the way of all but one. */
export function filterFor(view: View, { siteId, status, ...times }: Filter): Filter {
  return {
    ...(siteId !== undefined && { siteId }),
    ...(status !== undefined && has(view, status) && { status }),
    ...(view === 'all' && times),
  };
}

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
