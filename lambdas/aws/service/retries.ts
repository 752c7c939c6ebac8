import { isThrottlingError, isTransientError, StandardRetryStrategy } from '@smithy/core/retry';

/** The SDK's standard retries: which errors, how often, after which pauses, and how many in all. */
export class Retries {
  private readonly strategy: StandardRetryStrategy;

  /**
   * @param maxAttempts the first included
   * @param firstPauseMs the longest pause before the second; the pauses double, and are drawn at random below that
   */
  constructor(maxAttempts: number, firstPauseMs: number) {
    this.strategy = new StandardRetryStrategy({ maxAttempts, baseDelay: firstPauseMs });
  }

  async run<T>(attempt: () => Promise<T>): Promise<T> {
    let token = await this.strategy.acquireInitialRetryToken('');
    for (;;) {
      try {
        const result = await attempt();
        this.strategy.recordSuccess(token);
        return result;
      } catch (error) {
        // Waits, unless there is to be no further attempt.
        const next = this.strategy.refreshRetryTokenForRetry(token, { errorType: kindOf(error) });
        token = await next.catch(() => Promise.reject(error));
      }
    }
  }
}

function kindOf(error: unknown): 'THROTTLING' | 'TRANSIENT' | 'CLIENT_ERROR' {
  if (!isSdkError(error)) return 'CLIENT_ERROR';
  if (isThrottlingError(error)) return 'THROTTLING';
  return isTransientError(error) ? 'TRANSIENT' : 'CLIENT_ERROR';
}

/** Whatever was thrown by the transport or by a service. */
const isSdkError = (error: unknown): error is Parameters<typeof isTransientError>[0] => error instanceof Error;
