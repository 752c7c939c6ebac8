const compiled = new Map<string, RegExp>();

/** Matches `*` (any text) and `?` (one character), as in IAM; the rest is literal. */
export function matchesWildcard(pattern: string, value: string, ignoreCase = false): boolean {
  const key = `${ignoreCase ? 'i' : 'c'}${pattern}`;
  const known = compiled.get(key) ?? compile(pattern, ignoreCase);
  compiled.set(key, known);
  return known.test(value);
}

function compile(pattern: string, ignoreCase: boolean): RegExp {
  const literal = pattern.replace(/[.+^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${literal.replaceAll('*', '.*').replaceAll('?', '.')}$`, ignoreCase ? 'is' : 's');
}
