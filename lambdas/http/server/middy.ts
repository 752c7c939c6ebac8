import middy, { type MiddlewareObj } from '@middy/core';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import * as z from 'zod/mini';
import { type Log, nameOf } from '../../platform/log';
import { id, windowId } from './fields';
import { problemOf, problemReply } from './problem';
import type { About, Reply } from './reply';

/** Turns an error into an answer; the page and the API do it differently. */
export type Refuse = (error: unknown, event: APIGatewayProxyEventV2) => Reply;

const refuseWithProblem: Refuse = (error, { requestContext }) =>
  problemReply(problemOf(error), requestContext.requestId);

type Answered = Reply | APIGatewayProxyStructuredResultV2;
type Middleware = MiddlewareObj<APIGatewayProxyEventV2, Answered>;
type Request = Parameters<NonNullable<Middleware['after']>>[0];

/**
 * The order in which every HTTP function works: parse and handle · turn an error into an answer · write one log line ·
 * return the answer to the gateway.
 */
export function httpHandler<E extends APIGatewayProxyEventV2>(
  handle: (event: E) => Promise<Reply>,
  log: Log,
  refuse: Refuse = refuseWithProblem,
) {
  return middy<E, Answered>().use(outcome(log)).use(refusals(refuse)).handler(handle);
}

function refusals(refuse: Refuse): Middleware {
  return {
    onError: (request) => {
      request.response = refuse(request.error, request.event);
    },
  };
}

/** Writes one line per answer. The outcome is only for the log and is not sent to the gateway. */
function outcome(log: Log): Middleware {
  const conclude = (request: Request): void => {
    if (!request.response || !('outcome' in request.response)) return;
    const { outcome, ...answer } = request.response;
    const { requestContext, routeKey } = request.event;
    const facts = {
      route: routeKey,
      httpStatus: answer.statusCode,
      requestId: requestContext.requestId,
      ...outcome.about,
    };
    if (outcome.code === 'ok') log('answered', facts);
    else if (outcome.code === 'unexpected') log('unexpected', { ...facts, ...describe(request.error) });
    else log('refused', { ...subjectOf(request.event), ...facts, refusal: outcome.code });
    request.response = answer;
  };
  return { after: conclude, onError: conclude };
}

const subject = z.object({
  windowId: z.exactOptional(windowId),
  proposalId: z.exactOptional(windowId),
  siteId: z.exactOptional(id),
  personId: z.exactOptional(id),
  approverId: z.exactOptional(id),
});

/**
 * For a refused request, the ids in its path are logged. They may not have been checked yet, so only well-formed ones
 * are.
 */
function subjectOf({ pathParameters }: APIGatewayProxyEventV2): About {
  const named = z.safeParse(subject, pathParameters ?? {});
  if (!named.success) return {};
  const { approverId, personId = approverId, ...about } = named.data;
  return { ...about, ...(personId !== undefined && { personId }) };
}

/** The error's name and stack frames, never its message: it may quote what the caller sent. */
function describe(error: unknown): { error: string; stack?: string } {
  const frames = error instanceof Error ? (error.stack ?? '').match(/^\s+at .*$/gm) : null;
  return {
    error: nameOf(error),
    ...(frames && {
      stack: frames
        .slice(0, 8)
        .map((frame) => frame.trim())
        .join(' | '),
    }),
  };
}
