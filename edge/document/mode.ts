/**
 * What a window does, the strictest first. A schedule has a mode's position in this list, so the order must not change.
 */
export const modes = ['full', 'testers-only', 'read-only'] as const;

/** `full` and `testers-only` refuse everybody without a bypass; `read-only` refuses what may write. */
export type EdgeMode = (typeof modes)[number];

const READ_ONLY = 2;

/** Whether requests that only read pass. Then the status of a refusal is 403, otherwise 503. @param mode position in `modes` */
export const readsPass = (mode: number): boolean => mode === READ_ONLY;
