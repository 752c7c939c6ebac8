import type { operations } from '../../api/schema';

export type AuditQuery = NonNullable<operations['listAudit']['parameters']['query']>;

/** What is searched for, as it is in the address, so that it can be sent to somebody. An empty text searches for nothing. */
export interface AuditSearch {
  /** A siteId; empty for people and machines. */
  readonly site: string;
  readonly action: string;
  /** A personId, machineId or principal. */
  readonly actor: string;
  readonly subject: string;
  /** RFC 3339, in `[from, to)`. */
  readonly from: string;
  readonly to: string;
  /** In place of `from` and `to`: a number and a unit, such as `30m`, `24h`, `7d`. */
  readonly last: string;
}

const members = ['site', 'action', 'actor', 'subject', 'from', 'to', 'last'] as const;

/** @param query of the address */
export function searchIn(query: string): AuditSearch {
  const asked = new URLSearchParams(query);
  const [site, action, actor, subject, from, to, last] = members.map((name) => asked.get(name)?.trim() ?? '');
  const text = (value: string | undefined) => value ?? '';
  const times = isSpan(text(last))
    ? { from: '', to: '', last: text(last) }
    : { from: text(from), to: text(to), last: '' };
  return { site: text(site), action: text(action), actor: text(actor), subject: text(subject), ...times };
}

export function addressOf(search: AuditSearch): string {
  const filled = members.filter((name) => search[name] !== '').map((name) => [name, search[name]]);
  const query = new URLSearchParams(filled).toString();
  return query === '' ? '/audit' : `/audit?${query}`;
}

/** Whether anything but the chain is asked for. */
export const isFiltered = ({ site: _, ...search }: AuditSearch): boolean =>
  Object.values(search).some((value) => value !== '');

const seconds = { m: 60, h: 3_600, d: 86_400, w: 604_800 } as const;
type Unit = keyof typeof seconds;
const isUnit = (text: string): text is Unit => Object.hasOwn(seconds, text);

const isSpan = (text: string): boolean => /^[1-9]\d{0,4}[mhdw]$/.test(text);

/** @returns its length in seconds; `undefined` for what is no span */
export function spanSeconds(span: string): number | undefined {
  const unit = span.slice(-1);
  return isSpan(span) && isUnit(unit) ? Number(span.slice(0, -1)) * seconds[unit] : undefined;
}

/** What the API is asked. An action that the API does not know is asked for as it is, and refused by name. @param now epoch milliseconds */
export function queryOf(search: AuditSearch, now: number): AuditQuery {
  const { site, actor, subject, last } = search;
  const action = search.action as NonNullable<AuditQuery['action']> | '';
  const length = spanSeconds(last);
  const from = length === undefined ? search.from : new Date(now - length * 1000).toISOString();
  return {
    limit: '50',
    order: 'newest',
    ...(site !== '' && { siteId: site }),
    ...(action !== '' && { action }),
    ...(actor !== '' && { actor }),
    ...(subject !== '' && { subject }),
    ...(from !== '' && { from }),
    ...(search.to !== '' && { to: search.to }),
  };
}

interface Page<T> {
  readonly items: readonly T[];
  readonly cursor?: string;
}

const mostPages = 20;

/** A search looks at so many entries for an answer; one that found none among them goes on. */
export async function firstFound<T>(
  read: (cursor: string | undefined) => Promise<Page<T>>,
  cursor: string | undefined,
): Promise<Page<T>> {
  let page = await read(cursor);
  for (let pages = 1; pages < mostPages && page.items.length === 0 && page.cursor !== undefined; pages += 1) {
    page = await read(page.cursor);
  }
  return page;
}
