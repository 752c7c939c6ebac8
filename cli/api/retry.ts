import type { Answer, UnreachableError } from '../../bin/admin-api/client';

/** Pauses in milliseconds after a connection that was lost: nine seconds in all. */
const afterLoss = [200, 500, 1000, 2500, 5000];
/** Where nothing was sent, the address is probably wrong, and nobody wants to wait for that. */
const afterRefusal = [200, 500];
const afterContention = [1000, 1000, 2000];

const beforeSending = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);

/** No connection that can be trusted: nothing is sent over it. */
const untrusted = /^(CERT_|ERR_TLS_|ERR_SSL_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_)/;

/** Whether the request cannot have reached the API. */
export function neverSent(error: UnreachableError): boolean {
  const codes = [error.cause, memberOf(error.cause, 'cause')].map((cause) => String(memberOf(cause, 'code')));
  return codes.some((code) => beforeSending.has(code) || untrusted.test(code));
}

const memberOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;

export interface Attempts {
  /** Whether an earlier attempt may have been carried out without an answer. */
  readonly lost: boolean;
  /** How long to wait before the next attempt, or undefined: the answer stands. */
  pauseAfter(answer: Answer): number | undefined;
  /** How long to wait before the next attempt, or undefined: give up. */
  pauseAfterLoss(error: UnreachableError): number | undefined;
}

/** How long one call goes on. */
export function attempts(): Attempts {
  let [losses, contentions] = [0, 0];
  let lost = false;
  const nextLoss = (pauses: readonly number[]) => pauses[losses++];
  return {
    get lost() {
      return lost;
    },
    pauseAfter: ({ status, body }) => {
      if (status === 409 && body.code === 'contended') return afterContention[contentions++];
      if (!failedInGateway(status, body)) return undefined;
      lost = true;
      return nextLoss(afterLoss);
    },
    pauseAfterLoss: (error) => {
      lost ||= !neverSent(error);
      return nextLoss(lost ? afterLoss : afterRefusal);
    },
  };
}

/** The function could not answer, or not in time; it may have done its work. A fault of the API has a code and stays one. */
const failedInGateway = (status: number, body: Answer['body']): boolean => status >= 500 && body.code === undefined;
