import type { Form } from './form';

/** Fields that a request cannot do without and that are empty, by the API's names of the fields. */
export function missing({ starts, date, time, latestDate, latestTime, minutes, reason }: Form): readonly string[] {
  const isAt = starts === 'at';
  const [day, clock] = isAt ? [date, time] : [latestDate, latestTime];
  return [
    ...(day === '' || clock === '' ? [isAt ? 'startsAt' : 'notAfter'] : []),
    ...(minutes.trim() === '' ? ['durationMinutes'] : []),
    ...(reason.trim() === '' ? ['reason'] : []),
  ];
}
