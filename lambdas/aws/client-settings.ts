/** How long an SDK client waits for an answer, and how often it asks. */
export interface Patience {
  /** For the answer to one request, and then for each further piece of it. */
  readonly milliseconds: number;
  /** The first request among them. */
  readonly attempts: number;
}

/** Services answer within milliseconds. Of a call whose first request is lost, enough of a function's 10 s is left. */
export const usualPatience: Patience = { milliseconds: 4000, attempts: 3 };

/**
 * A command is committed before its publish is waited for, so the answer must leave in time: admin-api has 29 s, of which its
 * transaction takes 16 where a request to DynamoDB is lost twice.
 */
export const publishPatience: Patience = { milliseconds: 10_000, attempts: 1 };

/** Longer than any function that reconcile calls may run; it has 300 s and begins nothing after 200. */
export const repairPatience: Patience = { milliseconds: 65_000, attempts: 1 };

const connectionTimeout = 2000;

/**
 * What every SDK client is made with. By default clients wait for ever: `requestTimeout` alone only writes a warning, and it is
 * not about an answer that stops half way, which `socketTimeout` is.
 */
export function clientSettings({ milliseconds, attempts }: Patience = usualPatience) {
  return {
    maxAttempts: attempts,
    requestHandler: {
      connectionTimeout: Math.min(connectionTimeout, milliseconds),
      requestTimeout: milliseconds,
      throwOnRequestTimeout: true,
      socketTimeout: milliseconds,
    },
  };
}
