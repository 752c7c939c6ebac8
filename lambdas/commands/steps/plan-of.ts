import { someOf } from '../../domain/site/hostnames';
import type { Site } from '../../domain/site/site';
import { messagesOf } from '../../domain/site/visitor-rules';
import { scopeOf } from '../../domain/window/scope';
import type { Mode, Plan } from '../../domain/window/window';
import type { Idempotency } from '../transaction/deps';
import { type TimesRequest, timesOf } from './times-of';

/** The part of a plan that the requester decides; the rest comes from the site. */
export interface PlanRequest extends TimesRequest {
  readonly mode: Mode;
  /** Some of the site's; absent means all of them. */
  readonly hostnames?: readonly string[] | undefined;
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

/**
 * The plan that is asked about.
 *
 * @throws Refusal `malformed`, `foreign-hostname`, `nonexistent-local-time`, `ambiguous-local-time`
 */
export function planOf(request: PlanRequest, site: Site, timeZone: string): Plan {
  const { mode, message, messages = {} } = request;
  const { allowedMethods, corsOrigins, pathMatch, policy } = site;
  const paths = scopeOf(request.paths ?? []);
  const translated = messagesOf(messages);
  return {
    mode,
    ...timesOf(request, policy, timeZone),
    ...hostnamesFor(request, site),
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

type Hostnames = Pick<Plan, 'hostnames' | 'hostnamesChosen'>;

/** Whoever names all of a site's hostnames has chosen none. @throws Refusal `malformed`, `foreign-hostname` */
export function hostnamesFor(
  { hostnames: asked }: { readonly hostnames?: readonly string[] | undefined },
  { hostnames }: Pick<Site, 'hostnames'>,
): Hostnames {
  const some = asked && someOf(hostnames, asked);
  return some ? { hostnames: some, hostnamesChosen: true } : { hostnames };
}
