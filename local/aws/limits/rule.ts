type Input = Readonly<Record<string, unknown>>;

/** A limit on several members of a request together. */
export interface Rule {
  /** AWS's error for it, if it differs from the error for a single member. */
  readonly code?: string;
  readonly status?: number;
  /** @returns what AWS says, or nothing */
  fault(input: Input): string | undefined;
}

export function rule(
  isKept: (input: Input) => boolean,
  fault: string,
  error: Pick<Rule, 'code' | 'status'> = {},
): Rule {
  return { ...error, fault: (input) => (isKept(input) ? undefined : fault) };
}

/** Entries of a list, or none. */
export function listOf(value: unknown): readonly Input[] {
  return Array.isArray(value) ? value.map((entry) => ({ ...Object(entry) })) : [];
}

export function entriesOf(value: unknown): readonly (readonly [string, unknown])[] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}

/** @returns whether no two of them are equal as JSON */
export function areDistinct(values: readonly unknown[]): boolean {
  return new Set(values.map((value) => JSON.stringify(value))).size === values.length;
}
