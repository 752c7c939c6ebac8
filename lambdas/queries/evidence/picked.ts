/** These members of a value, as far as it has them. */
export function picked<T extends object, K extends keyof T>(value: T, names: readonly K[]): Pick<T, K> {
  const members = names.filter((name) => value[name] !== undefined).map((name) => [name, value[name]]);
  return Object.fromEntries(members) as Pick<T, K>;
}
