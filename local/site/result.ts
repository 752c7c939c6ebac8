import { z } from 'zod';
import type { EventRequest, EventValues } from './event';
import { faultOfRequestHeaders, faultOfResponseHeaders } from './header-rules';

/** What CloudFront does after a viewer-request function. */
export type Verdict =
  | { readonly kind: 'forward'; readonly request: EventRequest }
  | { readonly kind: 'respond'; readonly response: GeneratedResponse }
  /** The result breaks a rule: the viewer gets 502. */
  | { readonly kind: 'invalid'; readonly fault: string };

export interface GeneratedResponse {
  readonly status: number;
  readonly statusText: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: Buffer;
}

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
  body: bodySchema.default(Buffer.alloc(0)),
});
const requestSchema = z.object({
  method: z.string(),
  uri: z.string().startsWith('/'),
  querystring: valuesSchema.default({}),
  headers: valuesSchema,
  cookies: valuesSchema.default({}),
});

/** Judges a function's result as CloudFront does. */
export function verdictOn(result: unknown, original: EventRequest): Verdict {
  return isResponse(result) ? onResponse(result) : onRequest(result, original);
}

function isResponse(result: unknown): boolean {
  return typeof result === 'object' && result !== null && 'statusCode' in result;
}

function onResponse(result: unknown): Verdict {
  const parsed = responseSchema.safeParse(result);
  if (!parsed.success) return invalid(parsed.error);
  const { statusCode, statusDescription, headers, cookies, body } = parsed.data;
  const fault = faultOfResponseHeaders(headers);
  if (fault) return { kind: 'invalid', fault };
  const setCookies = Object.entries(cookies).map(([name, { value, attributes }]): readonly [string, string] => [
    'set-cookie',
    attributes ? `${name}=${value}; ${attributes}` : `${name}=${value}`,
  ]);
  const all = [...headerPairs(headers), ...setCookies];
  return { kind: 'respond', response: { status: statusCode, statusText: statusDescription, headers: all, body } };
}

function onRequest(result: unknown, original: EventRequest): Verdict {
  const parsed = requestSchema.safeParse(result);
  if (!parsed.success) return invalid(parsed.error);
  const request = parsed.data;
  const fault = faultOfRequestHeaders(request.headers, original.headers);
  if (fault) return { kind: 'invalid', fault };
  if (request.method !== original.method) return { kind: 'invalid', fault: 'The function may not change the method' };
  return { kind: 'forward', request };
}

/** Repeated headers are sent one by one. */
export function headerPairs(headers: EventValues): readonly (readonly [string, string])[] {
  return Object.entries(headers).flatMap(([name, { value, multiValue }]) =>
    (multiValue ?? [{ value }]).map((each): readonly [string, string] => [name, each.value]),
  );
}

function invalid(error: z.ZodError): Verdict {
  const [issue] = error.issues;
  return { kind: 'invalid', fault: `${issue?.path.join('.') || 'The result'}: ${issue?.message ?? 'is not valid'}` };
}
