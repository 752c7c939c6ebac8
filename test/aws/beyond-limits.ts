import type { IncomingMessage } from 'node:http';
import { parseCredentialScope } from '../../local/aws/gateway/credential-scope';
import { headersOf } from '../../local/aws/gateway/loopback';
import { renderError } from '../../local/aws/gateway/render-error';
import { assertWithinLimits } from '../../local/aws/limits/check';

interface Refusal {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** @returns what AWS would answer to a call beyond its published limits, for fakes that stand where AWS would */
export function beyondLimits(message: IncomingMessage, body: Buffer): Refusal | undefined {
  const [path = '', query = ''] = (message.url ?? '/').split('?');
  const headers = headersOf(message);
  const { service } = parseCredentialScope(headers.authorization);
  try {
    assertWithinLimits({
      service,
      method: message.method ?? '',
      path,
      query: new URLSearchParams(query),
      headers,
      body,
    });
    return undefined;
  } catch (error) {
    const { status, headers: answered = {}, body: document } = renderError(error, { headers, requestId: 'refused' });
    return { status, headers: answered, body: document.toString() };
  }
}
