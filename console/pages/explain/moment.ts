import { localIn, meantBy } from '../../parts/times/zoned';

/** A moment as it is typed in a zone: `YYYY-MM-DD` and `HH:mm`; empty for now. */
export interface Moment {
  readonly date: string;
  readonly time: string;
}

/** @param instant RFC 3339; anything else is as nothing */
export const momentIn = (instant: string | null, zone: string): Moment => localIn(zone, instant ?? '');

/**
 * RFC 3339; empty without a date. A day without a time begins at midnight, and a time that comes twice is the earlier one.
 * @returns undefined for what is no time, or does not exist because the clocks are set forward
 */
export function instantOf({ date, time }: Moment, zone: string): string | undefined {
  if (date === '' && time === '') return '';
  const meant = meantBy(date, time || '00:00', zone);
  return meant.kind === 'instant' ? meant.at : meant.kind === 'twice' ? meant.earlier : undefined;
}
