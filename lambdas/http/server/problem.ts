import { Refusal, type RefusalCode } from '../../domain/refusal';
import type { Reply } from './reply';

/** Problems that occur only in HTTP. */
export type ProblemCode = RefusalCode | 'too-large' | 'unexpected';

/** The body exceeds the limit; it was not parsed. */
export class PayloadTooLarge extends Error {
  override readonly name = 'PayloadTooLarge';

  constructor(readonly limit: number) {
    super(`The body must have at most ${limit} bytes.`);
  }
}

/** Exhaustive: a new refusal code does not compile until it has a status here. */
export const statuses: Readonly<Record<ProblemCode, number>> = {
  malformed: 400,
  'sign-in-too-old': 401,
  'role-required': 403,
  'unmapped-principal': 403,
  'self-approval': 403,
  'not-an-approver': 403,
  'late-approver': 403,
  'login-required': 403,
  'wrong-code': 403,
  'unknown-site': 404,
  'unknown-window': 404,
  'unknown-approver': 404,
  'unknown-machine': 404,
  'unknown-proposal': 404,
  'unknown-webhook': 404,
  'unknown-event': 404,
  'illegal-move': 409,
  overlap: 409,
  'already-voted': 409,
  'not-voted': 409,
  'proposal-open': 409,
  'template-mismatch': 409,
  'template-spent': 409,
  'break-glass-off': 409,
  'break-glass-suspended': 409,
  'too-many-comments': 409,
  'too-few-approvers': 409,
  'edge-capacity': 409,
  'edge-store-full': 409,
  'calendar-full': 409,
  'too-many-requests': 409,
  'site-exists': 409,
  'notices-off': 409,
  'hostname-taken': 409,
  'hostname-in-use': 409,
  'site-in-use': 409,
  'approver-exists': 409,
  'approver-in-use': 409,
  'directory-full': 409,
  'not-confirmed': 409,
  'bypass-revoked': 409,
  contended: 409,
  'link-unknown': 410,
  'link-expired': 410,
  'link-used': 410,
  'link-superseded': 410,
  'stale-version': 412,
  'too-large': 413,
  'ends-before-start': 422,
  'starts-in-past': 422,
  'lead-time': 422,
  'too-long': 422,
  'too-far-ahead': 422,
  'unknown-time-zone': 422,
  'nonexistent-local-time': 422,
  'ambiguous-local-time': 422,
  'wildcards-off': 422,
  'foreign-url': 422,
  'foreign-hostname': 422,
  'idempotency-key-reused': 422,
  'vote-unspecified': 428,
  'link-locked': 429,
  'too-many-attempts': 429,
  unexpected: 500,
};

export interface Problem {
  readonly code: ProblemCode;
  readonly status: number;
  readonly detail: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

/** What the caller may see of an error. The message of an unexpected error is not sent. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Refusal) {
    return { code: error.code, status: statuses[error.code], detail: error.message, facts: error.details };
  }
  if (error instanceof PayloadTooLarge) {
    return { code: 'too-large', status: statuses['too-large'], detail: error.message, facts: { limit: error.limit } };
  }
  const detail = 'Something went wrong on our side. Try again; if it stays, give your administrator the requestId.';
  return { code: 'unexpected', status: statuses.unexpected, detail, facts: {} };
}

/** RFC 9457. If a refusal's details have the name of a standard member, the standard member wins. */
export function problemReply(problem: Problem, requestId: string): Reply {
  const { code, status, detail, facts } = problem;
  return {
    statusCode: status,
    headers: {
      'content-type': 'application/problem+json',
      'cache-control': 'no-store',
      ...(code === 'contended' && { 'retry-after': '1' }),
      ...(code === 'sign-in-too-old' && { 'www-authenticate': challenge(facts) }),
    },
    body: JSON.stringify({
      ...facts,
      type: `urn:quiesce:problem:${code}`,
      title: titleOf(code),
      status,
      code,
      detail,
      requestId,
    }),
    outcome: { code, about: {} },
  };
}

/** RFC 9470: how a client learns that it has to ask for a sign-in that is newer. */
function challenge({ maxAgeSeconds }: Problem['facts']): string {
  const description = 'A more recent sign-in is required';
  return `Bearer error="insufficient_user_authentication", error_description="${description}", max_age="${maxAgeSeconds}"`;
}

/** `illegal-move` → `Illegal move` */
export function titleOf(code: ProblemCode): string {
  const words = code.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
