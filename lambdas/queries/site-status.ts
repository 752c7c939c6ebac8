import type { CalendarEntry } from '../domain/site';
import type { EpochSeconds, Mode } from '../domain/window';
import type { QueryDeps } from './deps';

export interface SiteStatus {
  readonly siteId: string;
  readonly at: EpochSeconds;
  /** The strictest mode of the windows that cover `at`. */
  readonly mode: Mode | 'open';
  /** The windows that cover `at`, by start. */
  readonly windows: readonly CalendarEntry[];
  readonly nextBoundary?: { readonly windowId: string; readonly boundary: 'start' | 'end'; readonly at: EpochSeconds };
  readonly revision: number;
  /** 0 until the first publish. */
  readonly publishedRevision: number;
}

/** @param at now when absent. @throws Refusal unknown-site */
export async function siteStatus(_deps: QueryDeps, _siteId: string, _at?: EpochSeconds): Promise<SiteStatus> {
  throw new Error('not written');
}
