import type { ServiceAnswer } from './messages';

/** What a service refused. Its `name` is the error's code, as with the SDK's clients. */
export class ServiceError extends Error {
  /** Read by the SDK's rules for retries. */
  readonly $metadata: { readonly httpStatusCode: number };

  /**
   * @param code e.g. `ConflictException`
   * @param details the whole error as the service sent it, if that was JSON
   */
  constructor(
    code: string,
    message: string,
    status: number,
    readonly details: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
    this.name = code;
    this.$metadata = { httpStatusCode: status };
  }
}

/** The error in an answer of a JSON protocol, or of the query protocol, which answers in XML. */
export function errorIn({ status, headers, text }: ServiceAnswer): ServiceError {
  const details = text.startsWith('{') ? parsed(text) : inXml(text);
  const first = (...names: string[]) => names.map((name) => details[name]).find(isText);
  const code = plain(headers['x-amzn-errortype'] ?? first('__type', 'code') ?? `Status${status}`);
  return new ServiceError(code, first('message', 'Message') ?? code, status, details);
}

/** A code may have a namespace in front and a link behind. https://smithy.io/2.0/aws/protocols/aws-json-1_0-protocol.html#operation-error-serialization */
const plain = (code: string): string => code.replace(/^.*#/, '').replace(/:.*$/, '');
const isText = (value: unknown): value is string => typeof value === 'string';

type Details = Readonly<Record<string, unknown>>;

function parsed(text: string): Details {
  try {
    return JSON.parse(text) as Details;
  } catch {
    return {}; // cut off, or not from the service
  }
}

/** The SDK's clients put `Exception` behind the codes of SNS, as they are with other services. */
function inXml(text: string): Details {
  const code = /<Code>(.*?)(?:Exception)?<\/Code>/.exec(text)?.[1];
  return {
    ...(code !== undefined && { code: `${code}Exception` }),
    message: /<Message>(.*?)<\/Message>/s.exec(text)?.[1],
  };
}
