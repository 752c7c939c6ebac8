/** `1 approval`, `2 approvals`. @param plural where an `s` does not make it */
export const counted = (count: number, one: string, plural = `${one}s`): string =>
  `${count} ${count === 1 ? one : plural}`;

/** `a`, `a and b`, `a, b and c` */
export const listed = (items: readonly string[]): string => {
  const last = items.at(-1) ?? '';
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} and ${last}`;
};

const units = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
] as const;

/** `1 hour 30 minutes`. @param most how many units are shown, the largest first; what is smaller is left out */
export function durationText(seconds: number, most: number = units.length): string {
  let rest = seconds;
  const parts = units.flatMap(([unit, length]) => {
    const count = Math.floor(rest / length);
    rest -= count * length;
    return count === 0 ? [] : [counted(count, unit)];
  });
  return parts.slice(0, most).join(' ') || '0 seconds';
}

/** Refusals that the command gives before it asks the API, in the same words. */
export const refusalWords = {
  'starts-in-past': 'The start has passed; choose a later one.',
  'ends-before-start': 'The window must end after it starts.',
} as const;
