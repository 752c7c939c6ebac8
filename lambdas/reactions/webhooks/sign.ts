import { Webhook } from 'standardwebhooks';

export interface Unsigned {
  /** The same in every attempt and every delivery of an event. */
  readonly id: string;
  /** Of this attempt, in epoch seconds: receivers refuse old ones. */
  readonly at: number;
  readonly body: string;
  /** Base64. While a secret is replaced there are two, and the message has a signature of each. */
  readonly secrets: readonly string[];
}

/** The headers of the Standard Webhooks convention. https://www.standardwebhooks.com */
export function signedHeaders({ id, at, body, secrets }: Unsigned): Record<string, string> {
  const signatures = secrets.map((secret) => new Webhook(secret).sign(id, new Date(at * 1000), body));
  return {
    'content-type': 'application/json',
    'content-length': String(Buffer.byteLength(body)),
    'user-agent': 'Quiesce',
    'webhook-id': id,
    'webhook-timestamp': String(at),
    'webhook-signature': signatures.join(' '),
  };
}
