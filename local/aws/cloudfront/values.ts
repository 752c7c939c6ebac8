interface EventValue {
  readonly value: string;
  readonly multiValue?: readonly { readonly value: string }[];
}

/** Headers, cookies or query parameters as events have them. */
export type EventValues = Readonly<Record<string, EventValue>>;

export type Pair = readonly [name: string, value: string];

/**
 * One entry per name: a repeated one has its first value and, in `multiValue`, all of them.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/functions-event-structure.html#functions-event-structure-multivalue
 */
export function collect(pairs: readonly Pair[]): EventValues {
  const values = new Map<string, string[]>();
  for (const [name, value] of pairs) values.set(name, [...(values.get(name) ?? []), value]);
  return Object.fromEntries(
    [...values].map(([name, all]) => {
      const value = all[0] ?? '';
      return [name, all.length > 1 ? { value, multiValue: all.map((each) => ({ value: each })) } : { value }];
    }),
  );
}

/** Repeated values one by one. */
export function spread(values: EventValues): readonly Pair[] {
  return Object.entries(values).flatMap(([name, { value, multiValue }]) =>
    (multiValue ?? [{ value }]).map((each): Pair => [name, each.value]),
  );
}
