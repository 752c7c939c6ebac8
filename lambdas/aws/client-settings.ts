/** How long an SDK client waits for an answer, and how often it asks. */
export interface Patience {
  /** For the answer to one request, and then for each further chunk of it. */
  readonly milliseconds: number;
  /** The first request among them. */
  readonly attempts: number;
}

/** Services answer within milliseconds. If the first request is lost, enough of a function's 10 s remains. */
export const usualPatience: Patience = { milliseconds: 4000, attempts: 3 };

/**
 * A command waits for its publish after it is committed, so it must still answer in time: admin-api has 29 s, of which
 * its transaction takes 16 s if a request to DynamoDB is lost twice.
 */
export const publishPatience: Patience = { milliseconds: 10_000, attempts: 1 };

/** Longer than any function that reconcile calls may run; it has 300 s and begins nothing after 200. */
export const repairPatience: Patience = { milliseconds: 65_000, attempts: 1 };

const connectionTimeout = 2000;

/**
 * The settings of every SDK client. By default clients wait for ever: `requestTimeout` alone only logs a warning, and
 * only `socketTimeout` covers an answer that stops half way.
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
