import type { SiteStatus } from '../../api/answers';
import { at, type QuiesceApi } from '../../api/quiesce-api';
import { exitCodes } from '../../exit-codes';
import { CommandFailure, UsageFailure } from '../../failures';

/** What `window end` and `window extend` take: whoever wants a site to open does not always have the id at hand. */
export const begunArgument = ['<window>', 'id of the window, or of a site that has one window now'] as const;

/**
 * The id of the window that is meant. The id of a window has a dot, that of a site has none.
 *
 * @param named the id of a window, or of a site on which exactly one window has begun
 * @throws CommandFailure where none has begun; UsageFailure where several have, with the id of each
 */
export async function begunWindow(api: QuiesceApi, named: string, move: 'end' | 'extend'): Promise<string> {
  if (named.includes('.')) return named;
  const { at: now, windows } = (await api.get<SiteStatus>(at`/v1/sites/${named}/status`)).body;
  const begun = windows.filter(({ startsAt, endsAt }) => startsAt <= now && now < endsAt);
  const [only, ...others] = begun;
  if (only === undefined) {
    const advice = `See its windows with: quiesce window list --site ${named}`;
    throw new CommandFailure(`No window of ${named} has begun.`, exitCodes.notFound, advice);
  }
  if (others.length === 0) return only.windowId;
  const advice = begun.map(({ windowId, mode }) => `The one in mode ${mode}: quiesce window ${move} ${windowId}`);
  throw new UsageFailure(`${begun.length} windows of ${named} have begun. Say which.`, advice.join('\n'));
}
