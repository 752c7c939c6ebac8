import type { Move } from '../audit/move';

/** After these the public may have to be told of a window, so their events say whether its site tells the public at all. */
export const movesToTell = [
  'window.approved',
  'window.edited',
  'window.amended',
  'window.extended',
  'window.started',
  'window.ended',
  'window.cancelled',
  'template.used',
  'emergency.started',
] as const satisfies readonly Move[];

export const isToTell = (move: Move): boolean => movesToTell.some((each) => each === move);
