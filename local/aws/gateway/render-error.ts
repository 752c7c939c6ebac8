import { AwsError, type AwsResponse } from './service';

interface Shape {
  readonly headers: Readonly<Record<string, string>>;
  readonly requestId: string;
}

/**
 * Writes an error in the protocol the caller speaks: JSON 1.0 sends `X-Amz-Target`, the query protocol a form, and
 * everything else is REST-JSON. Any error that is not an `AwsError` is a fault of the runtime and answers 500.
 */
export function renderError(thrown: unknown, request: Shape): AwsResponse {
  const error = thrown instanceof AwsError ? thrown : faultOf(thrown);
  if (request.headers['x-amz-target'] !== undefined) return renderJson(error);
  const form = request.headers['content-type']?.startsWith('application/x-www-form-urlencoded');
  return form ? renderXml(error, request.requestId) : renderRestJson(error);
}

function faultOf(thrown: unknown): AwsError {
  return new AwsError('InternalFailure', thrown instanceof Error ? thrown.message : String(thrown), 500);
}

/** JSON 1.0 services answer 400 even where access is denied. */
function renderJson(error: AwsError): AwsResponse {
  return {
    status: error.status >= 500 ? error.status : 400,
    headers: { 'content-type': 'application/x-amz-json-1.0' },
    body: JSON.stringify({ __type: error.code, message: error.message, Message: error.message, ...error.extra }),
  };
}

function renderRestJson(error: AwsError): AwsResponse {
  return {
    status: error.status,
    headers: { 'content-type': 'application/json', 'x-amzn-errortype': error.code },
    body: JSON.stringify({ message: error.message, Message: error.message, ...error.extra }),
  };
}

function renderXml(error: AwsError, requestId: string): AwsResponse {
  const type = error.status >= 500 ? 'Receiver' : 'Sender';
  const detail = `<Type>${type}</Type><Code>${escapeXml(error.code)}</Code><Message>${escapeXml(error.message)}</Message>`;
  return {
    status: error.status,
    headers: { 'content-type': 'text/xml' },
    body: `<ErrorResponse><Error>${detail}</Error><RequestId>${requestId}</RequestId></ErrorResponse>`,
  };
}

const escapeXml = (text: string) => text.replace(/[<>&]/g, (character) => `&#${character.charCodeAt(0)};`);
