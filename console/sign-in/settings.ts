/** What the origin of the console says about its surroundings, in `/config.json`. */
export interface Settings {
  readonly issuer: string;
  readonly clientId: string;
  readonly scopes: string;
  /** Where the API is, on the same origin. */
  readonly api: string;
}

/** @throws Error that says what is wrong with the file */
export async function readSettings(fetch: (path: string) => Promise<Response>): Promise<Settings> {
  const response = await fetch('/config.json');
  if (!response.ok) throw new Error(`/config.json answered ${response.status}`);
  const { issuer, clientId, scopes, api } = await response.json();
  for (const [name, value] of Object.entries({ issuer, clientId, scopes, api })) {
    if (typeof value !== 'string' || value === '') throw new Error(`/config.json does not say ${name}`);
  }
  return { issuer, clientId, scopes, api };
}
