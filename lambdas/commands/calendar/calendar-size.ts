import { bytes } from '../../domain/limits';
import { Refusal } from '../../domain/refusal';
import type { Calendar } from '../../domain/site/site';

/**
 * All windows ahead of a site are in one DynamoDB item. Emergencies may go beyond, because room is kept for five of them.
 *
 * @throws Refusal `calendar-full` when the windows do not fit, unless they take no more than before
 */
export function assertCalendarHolds(calendar: Calendar, standing: Calendar): void {
  const size = sizeOf(calendar);
  if (size <= bytes.calendar || size <= sizeOf(standing)) return;
  throw new Refusal(
    'calendar-full',
    `The windows ahead of this site take ${size} bytes, and ${bytes.calendar} fit: let some of them pass first, cancel some, or shorten their texts.`,
    { size, limit: bytes.calendar },
  );
}

const sizeOf = (calendar: Calendar): number => Buffer.byteLength(JSON.stringify(calendar));
