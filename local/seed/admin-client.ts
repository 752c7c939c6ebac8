import { AwsClient } from 'aws4fetch';

export interface Answer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

/** Calls the Admin API, signed. */
export type Call = (method: 'GET' | 'POST', path: string, body?: object) => Promise<Answer>;

/** @param adminApi Base URL without a trailing slash. */
export function adminClient(
  adminApi: string,
  key: { readonly id: string; readonly secret: string },
  region: string,
): Call {
  const client = new AwsClient({
    accessKeyId: key.id,
    secretAccessKey: key.secret,
    region,
    service: 'execute-api',
    retries: 0,
  });
  return async (method, path, body) => {
    const response = await client.fetch(`${adminApi}${path}`, {
      method,
      ...(body ? { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } } : {}),
    });
    const text = await response.text();
    return { status: response.status, body: text === '' ? {} : JSON.parse(text) };
  };
}
