/**
 * A refused command: nothing was changed, and the message says why and what to do next. Codes are stable; the HTTP
 * layer maps each to a status in one exhaustive table. Any other error is a bug and crashes.
 */
export type RefusalCode =
  // 400: the request cannot be read
  | 'malformed'
  // 401: they signed in too long ago
  | 'sign-in-too-old'
  // 403: this actor may not
  | 'role-required'
  | 'unmapped-principal'
  | 'self-approval'
  | 'not-an-approver'
  | 'late-approver'
  | 'login-required'
  // 404
  | 'unknown-site'
  | 'unknown-window'
  | 'unknown-approver'
  | 'unknown-machine'
  | 'unknown-proposal'
  | 'unknown-webhook'
  | 'notices-off'
  | 'unknown-event'
  // 409: a rule stands against it
  | 'illegal-move'
  | 'overlap'
  | 'already-voted'
  | 'not-voted'
  | 'proposal-open'
  | 'template-mismatch'
  | 'template-spent'
  | 'break-glass-off'
  | 'break-glass-suspended'
  | 'too-many-comments'
  | 'too-few-approvers'
  | 'edge-capacity'
  | 'edge-store-full'
  | 'calendar-full'
  | 'too-many-requests'
  | 'site-exists'
  | 'hostname-taken'
  | 'hostname-in-use'
  | 'site-in-use'
  | 'approver-exists'
  | 'approver-in-use'
  | 'directory-full'
  | 'not-confirmed'
  | 'bypass-revoked'
  | 'contended'
  // 412: the caller saw an older version
  | 'stale-version'
  // 428: a signed answer does not say what it is about
  | 'vote-unspecified'
  // 422: well-formed but impossible
  | 'ends-before-start'
  | 'starts-in-past'
  | 'lead-time'
  | 'too-long'
  | 'too-far-ahead'
  | 'unknown-time-zone'
  | 'nonexistent-local-time'
  | 'ambiguous-local-time'
  | 'wildcards-off'
  | 'foreign-url'
  | 'foreign-hostname'
  | 'idempotency-key-reused'
  // 410: a voting link that no longer opens anything
  | 'link-unknown'
  | 'link-expired'
  | 'link-used'
  | 'link-superseded'
  // 403 / 429 on the confirm page
  | 'wrong-code'
  | 'link-locked'
  | 'too-many-attempts';

export class Refusal extends Error {
  override readonly name = 'Refusal';

  constructor(
    readonly code: RefusalCode,
    /** One or two plain sentences for the caller: what is wrong and what to do next. No secrets, no internals. */
    message: string,
    /** Machine-readable facts, e.g. `{ actual: 'completed', legal: ['requested', 'approved'] }`. */
    readonly details: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
  }
}

/** A field that breaks a rule, e.g. `bypass.cidrs.2`. The value is never repeated: it may be a secret in the wrong field. */
export function malformedField(field: string, rule: string): Refusal {
  return new Refusal('malformed', `${field} ${rule}.`, { issues: [{ field, rule }] });
}
