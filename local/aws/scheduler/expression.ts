import { AwsError } from '../gateway/service';

/** When a schedule fires; instants and periods in milliseconds. */
export type Expression =
  | { readonly kind: 'at'; readonly instant: number }
  | { readonly kind: 'rate'; readonly period: number };

const unitMs = { minute: 60_000, hour: 3_600_000, day: 86_400_000 } as const;

/**
 * Reads `at(yyyy-mm-ddThh:mm:ss)`, in UTC, or `rate(n unit)`.
 * https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html
 * @throws AwsError `ValidationException`
 */
export function parseExpression(text: string): Expression {
  const at = /^at\((\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})\)$/.exec(text)?.[1];
  if (at !== undefined) {
    const instant = Date.parse(`${at}Z`);
    // `Date.parse` turns February 30 into March.
    if (Number.isNaN(instant) || new Date(instant).toISOString().slice(0, 19) !== at) throw invalid(text);
    return { kind: 'at', instant };
  }
  const [, count = '', unit, plural] = /^rate\(([1-9]\d*) (minute|hour|day)(s?)\)$/.exec(text) ?? [];
  if (!isUnit(unit) || (count === '1') !== (plural === '')) throw invalid(text);
  return { kind: 'rate', period: Number(count) * unitMs[unit] };
}

/** The first instant: a rate starts with its creation, and what lies in the past is due at once. */
export function firstDue(expression: Expression, now: number): number {
  return expression.kind === 'at' ? expression.instant : now;
}

/** The instant after the one that fired, in step with it; missed ones are fired once, not one by one. */
export function nextDue(expression: Expression, fired: number, now: number): number | undefined {
  if (expression.kind === 'at') return undefined;
  const missed = Math.max(0, Math.floor((now - fired) / expression.period));
  return fired + (missed + 1) * expression.period;
}

function isUnit(text: string | undefined): text is keyof typeof unitMs {
  return text !== undefined && Object.hasOwn(unitMs, text);
}

function invalid(text: string): AwsError {
  return new AwsError('ValidationException', `Invalid Schedule Expression ${text}.`);
}
