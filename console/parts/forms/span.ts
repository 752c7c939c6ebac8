/** How durations are typed: an amount of a unit. The API has them in seconds. */
export const spanUnits = ['seconds', 'minutes', 'hours', 'days'] as const;
type SpanUnit = (typeof spanUnits)[number];

export interface Span {
  /** As it is typed; empty for none. */
  readonly amount: string;
  readonly unit: SpanUnit;
}

const secondsIn: Readonly<Record<SpanUnit, number>> = { seconds: 1, minutes: 60, hours: 3_600, days: 86_400 };

export const noSpan: Span = { amount: '', unit: 'hours' };

/** In the largest unit of which it is a whole number. */
export function spanOf(seconds: number): Span {
  if (seconds === 0) return { amount: '0', unit: 'minutes' };
  const unit = spanUnits.findLast((each) => seconds % secondsIn[each] === 0) ?? 'seconds';
  return { amount: String(seconds / secondsIn[unit]), unit };
}

/** @returns undefined for what is no duration in whole seconds */
export function secondsOf({ amount, unit }: Span): number | undefined {
  const text = amount.trim().replace(',', '.');
  if (!/^\d+(\.\d+)?$/.test(text)) return undefined;
  const seconds = Number((Number(text) * secondsIn[unit]).toFixed(6));
  return Number.isSafeInteger(seconds) ? seconds : undefined;
}
