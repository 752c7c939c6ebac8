import { AwsError } from '../gateway/service';

/** When a schedule fires: once at an instant, or again and again. Milliseconds. */
export type Expression = { readonly kind: 'at'; readonly at: number } | { readonly kind: 'rate'; readonly every: number };

const unitMs: Readonly<Record<string, number>> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };

/**
 * Reads `at(yyyy-mm-ddThh:mm:ss)` in UTC and `rate(n unit)`.
 * https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html
 * @throws AwsError `ValidationException` on anything else, cron expressions included.
 */
export function readExpression(text: string, timeZone = 'UTC'): Expression {
  const instant = text.match(/^at\((\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)\)$/)?.[1];
  if (instant !== undefined && timeZone === 'UTC') {
    const at = Date.parse(`${instant}Z`);
    if (!Number.isNaN(at)) return { kind: 'at', at };
  }
  const [, count, unit = ''] = text.match(/^rate\((\d+) (minute|hour|day)s?\)$/) ?? [];
  const every = Number(count) * (unitMs[unit] ?? Number.NaN);
  if (every > 0) return { kind: 'rate', every };
  throw new AwsError('ValidationException', `Invalid Schedule Expression ${text} in ${timeZone}.`);
}
