type Claims = Readonly<Record<string, unknown>>;

/**
 * The groups in a claim. API Gateway passes an array as the text `[a b]`, where a group `sales admin` looks like two groups, one of
 * which could be a role. So an array is read from the token itself, which API Gateway has verified and passes on. Where
 * that cannot be read, there are no groups.
 *
 * @param claims as API Gateway passes them
 * @param authorization the header that API Gateway took the token from
 */
export function groupsIn(claims: Claims, claim: string, authorization: string | undefined): readonly string[] {
  const passed = Object.hasOwn(claims, claim) ? claims[claim] : undefined;
  if (typeof passed !== 'string' || passed === '') return [];
  if (!/^\[.*\]$/s.test(passed)) return [passed];
  const listed = payloadOf(authorization)?.[claim];
  return Array.isArray(listed) ? listed.filter((group) => typeof group === 'string') : [];
}

function payloadOf(authorization = ''): Claims | undefined {
  const [, payload] = /^(?:Bearer )?[\w-]+\.([\w-]+)\.[\w-]+$/i.exec(authorization.trim()) ?? [];
  if (payload === undefined) return undefined;
  try {
    const parsed: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString());
    return typeof parsed === 'object' && parsed !== null ? (parsed as Claims) : undefined;
  } catch {
    return undefined;
  }
}
