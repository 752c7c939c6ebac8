/** What a file says, before anything of it is known to be right. */
export type Members = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** @returns nothing where there is no such list */
export const listIn = (value: Members, name: string): readonly unknown[] =>
  Array.isArray(value[name]) ? value[name] : [];
