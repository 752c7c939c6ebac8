import type { Api, Throttle } from './api';

interface Bucket {
  tokens: number;
  refilledAt: number;
}

/** Token buckets of a stage: one per route with its own limits, and one that all other routes share. */
export class Throttles {
  private readonly buckets = new Map<string, Bucket>();

  constructor(
    private readonly api: Pick<Api, 'defaultThrottle' | 'routeThrottles'>,
    /** Epoch milliseconds. */
    private readonly clock: () => number,
  ) {}

  /** Takes a token. @returns false when the bucket is empty: the answer is 429. */
  admit(routeKey: string): boolean {
    const own = this.api.routeThrottles[routeKey];
    const throttle = own ?? this.api.defaultThrottle;
    return throttle === undefined || this.take(own ? routeKey : '', throttle);
  }

  private take(key: string, { rate, burst }: Throttle): boolean {
    const now = this.clock();
    const bucket = this.buckets.get(key) ?? { tokens: burst, refilledAt: now };
    this.buckets.set(key, bucket);
    // A clock that was set back refills nothing, and takes nothing away.
    const passed = Math.max(0, now - bucket.refilledAt) / 1000;
    bucket.tokens = Math.min(burst, bucket.tokens + passed * rate);
    bucket.refilledAt = now;
    if (bucket.tokens < 1) return false;
    bucket.tokens -= 1;
    return true;
  }
}
