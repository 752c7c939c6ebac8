/** What somebody can wait for. */
export const stages = ['approved', 'enforced', 'over'] as const;
export type Stage = (typeof stages)[number];
