export const modes = ['full', 'testers-only', 'read-only'] as const;
