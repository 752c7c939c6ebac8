/**
 * What a window does, the strictest first. A schedule has a mode's position in this list, so the order must not change.
 */
export const modes = ['full', 'testers-only', 'read-only'] as const;

/** `full` and `testers-only` refuse everybody without a bypass; `read-only` refuses what may write. */
export type EdgeMode = (typeof modes)[number];

type ByPosition<T, Modes extends readonly EdgeMode[] = typeof modes> = { readonly [Position in keyof Modes]: T };

/** By the position of the mode: the status of a refusal. */
export const refusalStatuses = [503, 503, 403] as const satisfies ByPosition<number>;

/** By the position of the mode: whether requests that only read pass. */
export const readsPass = [false, false, true] as const satisfies ByPosition<boolean>;
