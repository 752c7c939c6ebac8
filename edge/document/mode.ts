/**
 * What a window does, the strictest first. A schedule has a mode's position in this list, so the order must not change.
 */
export const modes = ['full', 'testers-only', 'read-only'] as const;

/** `full` and `testers-only` refuse everybody without a bypass; `read-only` refuses what may write. */
export type EdgeMode = (typeof modes)[number];
