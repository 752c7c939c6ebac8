/** A limit that AWS publishes for one member of a request. */
export interface Constraint {
  /** @returns AWS's message for a value that violates it, or nothing */
  fault(value: unknown): string | undefined;
}

const constraint = (isKept: (value: unknown) => boolean, fault: string): Constraint => ({
  fault: (value) => (isKept(value) ? undefined : fault),
});

const sizeOf = (value: unknown, unit: 'characters' | 'bytes') => {
  const text = Buffer.isBuffer(value) ? value : String(value);
  return unit === 'bytes' || typeof text !== 'string' ? Buffer.byteLength(text) : [...text].length;
};

const between = (size: number, least: number, most: number) => size >= least && size <= most;

/** Length of a text in characters. */
export function length(least: number, most: number): Constraint {
  const words = `Member must have length between ${least} and ${most}`;
  return constraint((value) => between(sizeOf(value, 'characters'), least, most), words);
}

/** Length of a text in bytes of UTF-8. */
export function bytes(least: number, most: number): Constraint {
  const words = `Member must have between ${least} and ${most} bytes`;
  return constraint((value) => between(sizeOf(value, 'bytes'), least, most), words);
}

/** Members of a list, or entries of a map. */
export function count(least: number, most: number): Constraint {
  const sizeOfList = (value: unknown) => (typeof value === 'object' && value !== null ? Object.keys(value).length : 0);
  const words = `Member must have between ${least} and ${most} entries`;
  return constraint((value) => between(sizeOfList(value), least, most), words);
}

/** A whole number. */
export function range(least: number, most: number): Constraint {
  const words = `Member must have value between ${least} and ${most}`;
  return constraint((value) => Number.isInteger(Number(value)) && between(Number(value), least, most), words);
}

export function matches(pattern: RegExp): Constraint {
  return constraint(
    (value) => pattern.test(String(value)),
    `Member must satisfy regular expression pattern: ${pattern.source}`,
  );
}

export function oneOf(...values: readonly string[]): Constraint {
  return constraint(
    (value) => values.includes(String(value)),
    `Member must satisfy enum value set: [${values.join(', ')}]`,
  );
}
