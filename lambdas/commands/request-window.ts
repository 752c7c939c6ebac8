import type { Actor, Mode, Window } from '../domain/window';
import type { Deps, Idempotency } from './deps';

export interface WindowRequest {
  readonly siteId: string;
  readonly mode: Mode;
  /** RFC 3339 with offset, or a local time without one (`2026-11-29T02:30`), read in `timeZone`. */
  readonly startsAt: string;
  readonly endsAt: string;
  readonly reason: string;
  /** IANA zone; the site's own when absent. */
  readonly timeZone?: string | undefined;
  readonly paths?: readonly string[] | undefined;
  readonly ticket?: string | undefined;
  readonly message?: string | undefined;
  readonly idempotency?: Idempotency | undefined;
}

/** – → requested. @throws Refusal */
export async function requestWindow(_deps: Deps, _request: WindowRequest, _actor: Actor): Promise<Window> {
  throw new Error('not written');
}
