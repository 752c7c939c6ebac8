/** What a load showed. */
export interface Outcome {
  readonly name: string;
  readonly facts: readonly string[];
  /** What missed its target; nothing if all is well. */
  readonly faults: readonly string[];
}

/** A fault, if there is one. */
export function fault(isMissed: boolean, what: string): readonly string[] {
  return isMissed ? [what] : [];
}
