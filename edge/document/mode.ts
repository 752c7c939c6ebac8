/** What a window does with visitors, the strictest first. A schedule names a mode by its place here, so the order is kept. */
export const modes = ['full', 'testers-only', 'read-only'] as const;

/** `full` and `testers-only` refuse everybody without a bypass; `read-only` refuses what may write. */
export type EdgeMode = (typeof modes)[number];
