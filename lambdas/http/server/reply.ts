import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';

/** The subject of an answer, for the log line. */
export interface About {
  readonly windowId?: string;
  readonly proposalId?: string;
  readonly subjectId?: string;
  readonly siteId?: string;
  readonly approverId?: string;
  readonly personId?: string;
  readonly revision?: number;
}

/** `code` is `ok` or the refusal's. */
interface Outcome {
  readonly code: string;
  readonly about: About;
}

/** An API Gateway (payload 2.0) answer, and its outcome for the log. */
export interface Reply extends APIGatewayProxyStructuredResultV2 {
  readonly statusCode: number;
  readonly outcome: Outcome;
}

/** 200 with a JSON body. */
export function ok(body: unknown, about: About = {}, headers: Record<string, string> = {}): Reply {
  return json(200, body, about, headers);
}

/** 200 with a body that is JSON already. */
export function jsonText(body: string): Reply {
  return reply(200, body, {}, {});
}

/** 201 with `Location`. */
export function created(
  location: string,
  body: unknown,
  about: About = {},
  headers: Record<string, string> = {},
): Reply {
  return json(201, body, about, { location, ...headers });
}

/** 202 with `Location`: what has to be approved first. */
export function accepted(
  location: string,
  body: unknown,
  about: About = {},
  headers: Record<string, string> = {},
): Reply {
  return json(202, body, about, { location, ...headers });
}

export function noContent(about: About = {}): Reply {
  return { statusCode: 204, headers: { 'cache-control': 'no-store' }, outcome: { code: 'ok', about } };
}

/** A strong ETag of a versioned item. */
export function etag(version: number): { etag: string } {
  return { etag: `"${version}"` };
}

const json = (statusCode: number, body: unknown, about: About, headers: Record<string, string>): Reply =>
  reply(statusCode, JSON.stringify(body), about, headers);

function reply(statusCode: number, body: string, about: About, headers: Record<string, string>): Reply {
  return {
    statusCode,
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store', ...headers },
    body,
    outcome: { code: 'ok', about },
  };
}
