import { Refusal, type RefusalCode } from '../domain/refusal';
import type { Reply } from './reply';

/** What only HTTP can refuse or fail at. */
export type ProblemCode = RefusalCode | 'too-large' | 'unexpected';

/** The body exceeds the limit; nothing of it was read. */
export class PayloadTooLarge extends Error {
  override readonly name = 'PayloadTooLarge';

  constructor(readonly limit: number) {
    super(`The body must have at most ${limit} bytes.`);
  }
}

/** One exhaustive switch: a new refusal code does not compile until it has a status here. */
export function statusOf(code: ProblemCode): number {
  switch (code) {
    case 'malformed':
      return 400;
    case 'unmapped-principal':
    case 'self-approval':
    case 'not-an-approver':
    case 'wrong-code':
      return 403;
    case 'unknown-site':
    case 'unknown-window':
    case 'unknown-approver':
      return 404;
    case 'illegal-move':
    case 'overlap':
    case 'already-voted':
    case 'too-few-approvers':
    case 'edge-capacity':
    case 'too-many-requests':
    case 'site-exists':
    case 'hostname-taken':
    case 'site-in-use':
    case 'approver-exists':
    case 'approver-in-use':
    case 'directory-full':
    case 'not-confirmed':
    case 'contended':
      return 409;
    case 'link-unknown':
    case 'link-expired':
    case 'link-used':
    case 'link-superseded':
    case 'link-burned':
      return 410;
    case 'stale-version':
      return 412;
    case 'too-large':
      return 413;
    case 'ends-before-start':
    case 'starts-in-past':
    case 'lead-time':
    case 'too-long':
    case 'too-far-ahead':
    case 'unknown-time-zone':
    case 'nonexistent-local-time':
    case 'ambiguous-local-time':
    case 'idempotency-key-reused':
      return 422;
    case 'too-many-attempts':
      return 429;
    case 'unexpected':
      return 500;
  }
}

export interface Problem {
  readonly code: ProblemCode;
  readonly status: number;
  readonly detail: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

/** What the caller may know of an error. The text of anything unforeseen stays in the log. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Refusal) {
    return { code: error.code, status: statusOf(error.code), detail: error.message, facts: error.details };
  }
  if (error instanceof PayloadTooLarge) {
    return { code: 'too-large', status: statusOf('too-large'), detail: error.message, facts: { limit: error.limit } };
  }
  const detail = 'Something went wrong on our side. Try again; if it stays, give your administrator the requestId.';
  return { code: 'unexpected', status: statusOf('unexpected'), detail, facts: {} };
}

/** RFC 9457. The members of the standard win over a refusal's own facts of the same name. */
export function problemReply(problem: Problem, requestId: string): Reply {
  const { code, status, detail, facts } = problem;
  return {
    statusCode: status,
    headers: {
      'content-type': 'application/problem+json',
      'cache-control': 'no-store',
      ...(code === 'contended' && { 'retry-after': '1' }),
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

/** `illegal-move` → `Illegal move` */
export function titleOf(code: ProblemCode): string {
  const words = code.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
