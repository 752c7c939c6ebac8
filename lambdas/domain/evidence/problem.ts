/** What is wrong with evidence. Each says what was found, and where. */
export interface EvidenceProblem {
  readonly code:
    | 'not-evidence'
    | 'changed'
    | 'not-as-made'
    | 'entry-changed'
    | 'entry-misplaced'
    | 'entry-untied'
    | 'head-differs'
    | 'plan-differs'
    | 'window-differs'
    | 'without-entry';
  /** A member, and its number, plan version or `seq`. */
  readonly where: string;
}

/** The chain says nothing of it, or something else. */
export const missing = (where: string): EvidenceProblem => ({ code: 'without-entry', where });
