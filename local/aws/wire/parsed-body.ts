import { AwsError } from '../gateway/service';

const parsed = new WeakMap<Buffer, unknown>();

/**
 * A request's body as JSON. The limits, the service and what stands between them read the same body, which is parsed once.
 *
 * @returns an empty object for an empty body
 * @throws AwsError `SerializationException` when the body is not JSON
 */
export function parsedBody(body: Buffer): unknown {
  if (body.length === 0) return {};
  const known = parsed.get(body);
  if (known !== undefined) return known;
  const document = parse(body);
  parsed.set(body, document);
  return document;
}

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString());
  } catch {
    throw new AwsError('SerializationException', 'The request body is not JSON');
  }
}
