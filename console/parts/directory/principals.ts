export type PrincipalKind = 'user' | 'session' | 'sso' | 'sign-in' | 'unknown';

/** What a principal is read as; the API decides whether it is well-formed. */
export function principalKind(principal: string): PrincipalKind {
  if (/^oidc:https?:\/\/[^#\s]+#./.test(principal)) return 'sign-in';
  if (/^arn:[^:]+:iam::\d{12}:user\/./.test(principal)) return 'user';
  if (/^arn:[^:]+:sts::\d{12}:assumed-role\/AWSReservedSSO_[^/]+\/./.test(principal)) return 'sso';
  return /^arn:[^:]+:sts::\d{12}:assumed-role\/[^/]+\/./.test(principal) ? 'session' : 'unknown';
}

/** What was typed, without the lines that are empty. */
export const typedPrincipals = (lines: readonly string[]): string[] =>
  lines.map((line) => line.trim()).filter((line) => line !== '');
