/** What becomes of a window when the command is over. */
export const leavings = ['end', 'keep', 'extend'] as const;
export type Leaving = (typeof leavings)[number];
