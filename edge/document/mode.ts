/**
 * What a window does, the strictest first. A schedule has a mode's position in this list, so the order must not change.
 */
export const modes = ['full', 'testers-only', 'read-only'] as const;

/** `full` and `testers-only` refuse everybody without a bypass; `read-only` refuses what may write. */
export type EdgeMode = (typeof modes)[number];

type ByPosition<T, Modes extends readonly EdgeMode[] = typeof modes> = { readonly [Position in keyof Modes]: T };

/** By the position of the mode: whether requests that only read pass. Then the status of a refusal is 403, otherwise 503. */
export const readsPass = [false, false, true] as const satisfies ByPosition<boolean>;
