import type { ServiceAnswer } from './service-client';

/** What a service refused. Its `name` is the error's code, as with the SDK's clients. */
export class ServiceError extends Error {
  /** Read by the SDK's rules for retries. */
  readonly $metadata: { readonly httpStatusCode: number };

  constructor(code: string, message: string, status: number) {
    super(message);
    this.name = code;
    this.$metadata = { httpStatusCode: status };
  }
}

/** The error in an answer of a JSON protocol, or of the query protocol, which answers in XML. */
export function errorIn({ status, headers, text }: ServiceAnswer): ServiceError {
  const { code, message } = text.startsWith('{') ? inJson(text) : inXml(text);
  const name = plain(headers['x-amzn-errortype'] ?? code ?? `Status${status}`);
  return new ServiceError(name, message ?? name, status);
}

/** A code may have a namespace in front and a link behind. https://smithy.io/2.0/aws/protocols/aws-json-1_0-protocol.html#operation-error-serialization */
const plain = (code: string): string => code.replace(/^.*#/, '').replace(/:.*$/, '');

interface Fault {
  readonly code: string | undefined;
  readonly message: string | undefined;
}

function inJson(text: string): Fault {
  const body = new Map<string, unknown>(Object.entries(parsed(text)));
  const first = (...names: string[]) => names.map((name) => body.get(name)).find((value) => typeof value === 'string');
  return { code: first('__type', 'code'), message: first('message', 'Message') };
}

function parsed(text: string): object {
  try {
    return JSON.parse(text) as object;
  } catch {
    return {}; // cut off, or by something in between
  }
}

const inXml = (text: string): Fault => ({
  code: /<Code>(.*?)<\/Code>/.exec(text)?.[1],
  message: /<Message>(.*?)<\/Message>/s.exec(text)?.[1],
});
