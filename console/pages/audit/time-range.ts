import type { DateRangePickerProps } from '@cloudscape-design/components/date-range-picker';
import type { AuditSearch } from './search';

const units = { m: 'minute', h: 'hour', d: 'day', w: 'week' } as const;
type Unit = keyof typeof units;

/** The spans that are offered. */
export const spans = ['1h', '24h', '7d', '30d'] as const;

/** A span as the picker has it. */
export function relative(span: string): DateRangePickerProps.RelativeOption {
  const unit = (Object.keys(units) as Unit[]).find((letter) => span.endsWith(letter)) ?? 'm';
  return { key: span, type: 'relative', amount: Number(span.slice(0, -1)), unit: units[unit] };
}

/** What the picker shows for a search. */
export function rangeOf({ last, from, to }: AuditSearch): DateRangePickerProps.Value | null {
  if (last !== '') return relative(last);
  return from === '' && to === '' ? null : { type: 'absolute', startDate: from, endDate: to };
}

/** What is searched for when somebody picks a range. A month counts as 30 days. */
export function timesOf(range: DateRangePickerProps.Value | null): Pick<AuditSearch, 'from' | 'to' | 'last'> {
  if (range === null) return { from: '', to: '', last: '' };
  if (range.type === 'absolute') return { from: instant(range.startDate), to: instant(range.endDate), last: '' };
  const letter = (Object.keys(units) as Unit[]).find((one) => units[one] === range.unit);
  const last = letter === undefined ? `${range.amount * 30}d` : `${range.amount}${letter}`;
  return { from: '', to: '', last };
}

const instant = (text: string): string => new Date(text).toISOString();
