type Matcher = (value: string) => boolean;
const exact = new Map<string, Matcher>();
const anyCase = new Map<string, Matcher>();

/** Matches `*` (any text) and `?` (one character), as in IAM; the rest is literal. */
export function matchesWildcard(pattern: string, value: string, ignoreCase = false): boolean {
  const compiled = ignoreCase ? anyCase : exact;
  const known = compiled.get(pattern);
  if (known) return known(value);
  const matcher = compile(pattern, ignoreCase);
  compiled.set(pattern, matcher);
  return matcher(value);
}

function compile(pattern: string, ignoreCase: boolean): Matcher {
  if (!ignoreCase && !/[*?]/.test(pattern)) return (value) => value === pattern;
  const literal = pattern.replace(/[.+^${}()|[\]\\]/g, '\\$&');
  const expression = new RegExp(`^${literal.replaceAll('*', '.*').replaceAll('?', '.')}$`, ignoreCase ? 'is' : 's');
  return (value) => expression.test(value);
}
