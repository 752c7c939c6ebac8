/** An answer in which nothing is null: what has no value is missing, however the server says that. */
export function withoutNulls<T>(answer: T): T {
  if (Array.isArray(answer)) return answer.map(withoutNulls) as T;
  if (typeof answer !== 'object' || answer === null || !isPlain(answer)) return answer;
  const known = Object.entries(answer).filter(([, value]) => value !== null);
  return Object.fromEntries(known.map(([name, value]) => [name, withoutNulls(value)])) as T;
}

const isPlain = (value: object): boolean => Object.getPrototypeOf(value) === Object.prototype;
