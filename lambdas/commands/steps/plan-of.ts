import type { EpochSeconds } from '../../domain/actor';
import { resolveTime } from '../../domain/local-time';
import { malformedField } from '../../domain/refusal';
import type { Site } from '../../domain/site/site';
import { messagesOf } from '../../domain/site/visitor-rules';
import { scopeOf } from '../../domain/window/scope';
import type { Mode, Plan } from '../../domain/window/window';
import type { Idempotency } from '../transaction/deps';

/** The part of a plan that the requester decides; the rest comes from the site. */
export interface PlanRequest {
  readonly mode: Mode;
  /** RFC 3339 with offset, or a local time without one (`2026-11-29T02:30`), read in the window's time zone. */
  readonly startsAt: string;
  /** As `startsAt`; exactly one of `endsAt` and `durationMinutes` is given. */
  readonly endsAt?: string | undefined;
  /** From the start on. */
  readonly durationMinutes?: number | undefined;
  /** Path prefixes; absent or empty means the whole site. */
  readonly paths?: readonly string[] | undefined;
  readonly message?: string | undefined;
  /** The message in other languages, by tag: `fr`, `pt-BR`. */
  readonly messages?: Readonly<Record<string, string>> | undefined;
}

export interface WindowRequest extends PlanRequest {
  readonly siteId: string;
  readonly reason: string;
  /** IANA zone; the site's own when absent. */
  readonly timeZone?: string | undefined;
  readonly ticket?: string | undefined;
  readonly idempotency?: Idempotency | undefined;
}

/** An end, as a time or as a duration in minutes. */
type End = Pick<PlanRequest, 'endsAt' | 'durationMinutes'>;

/**
 * The end that is asked for.
 *
 * @throws Refusal `malformed` without one or with both, and as `resolveTime`
 */
export function endAfter(startsAt: EpochSeconds, { endsAt, durationMinutes }: End, timeZone: string): EpochSeconds {
  if (endsAt !== undefined && durationMinutes === undefined) return resolveTime(endsAt, timeZone);
  if (durationMinutes !== undefined && endsAt === undefined) return startsAt + durationMinutes * 60;
  throw malformedField('endsAt', 'must be given, or durationMinutes in its place, but not both');
}

/** The plan that is asked about. @throws Refusal `malformed`, `nonexistent-local-time`, `ambiguous-local-time` */
export function planOf(request: PlanRequest, site: Site, timeZone: string): Plan {
  const { mode, message, messages = {} } = request;
  const { allowedMethods, corsOrigins, pathMatch, policy } = site;
  const paths = scopeOf(request.paths ?? []);
  const translated = messagesOf(messages);
  const startsAt = resolveTime(request.startsAt, timeZone);
  return {
    mode,
    startsAt,
    endsAt: endAfter(startsAt, request, timeZone),
    hostnames: site.hostnames,
    paths,
    ...(paths.length > 0 && pathMatch && { pathMatch }),
    exemptions: site.exemptions,
    ...(mode === 'read-only' && allowedMethods && { allowedMethods }),
    ...(corsOrigins && { corsOrigins }),
    ...(message === undefined ? {} : { message }),
    ...(Object.keys(translated).length > 0 && { messages: translated }),
    ...(policy.overrunSeconds > 0 && { overrunSeconds: policy.overrunSeconds }),
  };
}
