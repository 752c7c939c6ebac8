import { z } from 'zod';
import type { EventRequest } from './event';
import { faultOfGeneratedHeaders, faultOfRequestHeaders, faultOfResponseHeaders } from './header-rules';
import { eventResponse, headerLines, type Response } from './response';

/** The result breaks a rule: the viewer gets 502. */
export interface Invalid {
  readonly kind: 'invalid';
  readonly fault: string;
}

export interface Respond {
  readonly kind: 'respond';
  readonly response: Response;
}

/** What CloudFront does after a viewer-request function. */
export type RequestResult = { readonly kind: 'forward'; readonly request: EventRequest } | Respond | Invalid;

const valuesSchema = z.record(
  z.string(),
  z
    .object({ value: z.string(), multiValue: z.array(z.object({ value: z.string() })).optional() })
    .transform(({ value, multiValue }) => (multiValue ? { value, multiValue } : { value })),
);
const bodySchema = z.union([
  z.string().transform((text) => Buffer.from(text)),
  z
    .strictObject({ encoding: z.enum(['text', 'base64']), data: z.string() })
    .transform(({ encoding, data }) => Buffer.from(data, encoding === 'base64' ? 'base64' : 'utf8')),
]);
const responseSchema = z.strictObject({
  statusCode: z.number().int().min(100).max(599),
  statusDescription: z.string().default(''),
  headers: valuesSchema.default({}),
  cookies: z.record(z.string(), z.object({ value: z.string(), attributes: z.string().optional() })).default({}),
  body: bodySchema.optional(),
});
const requestSchema = z.object({
  method: z.string(),
  uri: z.string().startsWith('/'),
  querystring: valuesSchema.default({}),
  headers: valuesSchema,
  cookies: valuesSchema.default({}),
});

/** Checks what a viewer-request function returned, as CloudFront does. */
export function checkRequestResult(result: unknown, original: EventRequest): RequestResult {
  const isResponse = typeof result === 'object' && result !== null && 'statusCode' in result;
  return isResponse ? onResponse(result, Buffer.alloc(0), faultOfGeneratedHeaders) : onRequest(result, original);
}

/**
 * Checks what a viewer-response function returned. It may change the status, and replace the body or leave it alone.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/functions-event-structure.html#functions-event-structure-status-body
 */
export function checkResponseResult(result: unknown, original: Response): Respond | Invalid {
  const { headers } = eventResponse(original);
  return onResponse(result, original.body, (changed) => faultOfResponseHeaders(changed, headers));
}

function onResponse(
  result: unknown,
  otherwise: Buffer,
  faultOf: (headers: z.output<typeof valuesSchema>) => string | undefined,
): Respond | Invalid {
  const parsed = responseSchema.safeParse(result);
  if (!parsed.success) return invalid(parsed.error);
  const { statusCode: status, statusDescription: statusText, headers, cookies, body = otherwise } = parsed.data;
  const fault = faultOf(headers);
  if (fault) return { kind: 'invalid', fault };
  return { kind: 'respond', response: { status, statusText, headers: headerLines(headers, cookies), body } };
}

function onRequest(result: unknown, original: EventRequest): RequestResult {
  const parsed = requestSchema.safeParse(result);
  if (!parsed.success) return invalid(parsed.error);
  const request = parsed.data;
  const fault = faultOfRequestHeaders(request.headers, original.headers);
  if (fault) return { kind: 'invalid', fault };
  if (request.method !== original.method) return { kind: 'invalid', fault: 'The function may not change the method' };
  return { kind: 'forward', request };
}

function invalid(error: z.ZodError): Invalid {
  const [issue] = error.issues;
  return { kind: 'invalid', fault: `${issue?.path.join('.') || 'The result'}: ${issue?.message ?? 'is not valid'}` };
}
