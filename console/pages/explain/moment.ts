/** A moment in UTC as it is typed: `YYYY-MM-DD` and `HH:mm`; empty for now. */
interface Moment {
  readonly date: string;
  readonly time: string;
}

/** @param instant RFC 3339; anything else is as nothing */
export function momentIn(instant: string | null): Moment {
  const date = new Date(instant ?? '');
  if (Number.isNaN(date.getTime())) return { date: '', time: '' };
  const text = date.toISOString();
  return { date: text.slice(0, 10), time: text.slice(11, 16) };
}

/** RFC 3339; empty without a date. A day without a time begins at midnight. */
export const instantOf = ({ date, time }: Moment): string => (date === '' ? '' : `${date}T${time || '00:00'}:00Z`);
