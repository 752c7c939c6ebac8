import { expireWindow } from '../commands/expire-window';
import { markOutcomeMailed } from '../commands/mark-mailed';
import type { RequestRef } from '../commands/open-request';
import type { Window } from '../domain/window';
import { getWindow } from '../queries/get-window';
import type { Decision } from '../services/approval-flow';
import { nameOf } from '../services/log';
import type { PersonalTopics } from '../services/personal-topics';
import type { FlowDeps } from './deps';
import { outcomeMail } from './outcome-mail';
import { decisionOn } from './settle-flow';

export interface ConcludeDeps extends FlowDeps {
  readonly topics: PersonalTopics;
}

export interface Conclusion extends RequestRef {
  readonly outcome: 'settled' | 'timed-out';
}

/**
 * The end of the flow: the deadline is recorded if nothing else was, and the requester is told once. The answer is what
 * DynamoDB has, whatever the flow believed. `requested` comes back only when neither decision nor deadline is there yet.
 */
export async function concludeRequest(
  deps: ConcludeDeps,
  { windowId, planVersion, outcome }: Conclusion,
): Promise<{ readonly status: Decision | 'requested' }> {
  const window =
    outcome === 'timed-out' ? await expireWindow(deps, { windowId, planVersion }) : await getWindow(deps, windowId);
  // The plan was edited: this version was withdrawn, and the new one has its own flow and its own mail.
  if (window.planVersion !== planVersion) return { status: 'cancelled' };
  const status = decisionOn(window);
  if (status === undefined) return { status: 'requested' };
  await tellRequester(deps, window, status);
  deps.log('request-concluded', { windowId, planVersion, status });
  return { status };
}

/** A crash between mail and mark tells the requester twice; the other way round could tell nobody. */
async function tellRequester(deps: ConcludeDeps, window: Window, decision: Decision): Promise<void> {
  const { windowId, planVersion, requestedBy } = window;
  const found = await deps.store.load([{ kind: 'approval-request', windowId, planVersion }, { kind: 'directory' }]);
  if (found.request(windowId, planVersion)?.outcomeMailedAt !== undefined) return;
  const directory = found.directory();
  const requester = directory.people.find((person) => person.personId === requestedBy.personId);
  if (requester === undefined) deps.log('mail-unaddressed', { windowId, planVersion });
  else await send(deps, window, requester.personId, outcomeMail(window, decision, directory));
  await markOutcomeMailed(deps, { windowId, planVersion });
}

/** A requester without a topic cannot be told, today or later; anything else is worth the flow's next attempt. */
async function send(deps: ConcludeDeps, window: Window, personId: string, mail: ReturnType<typeof outcomeMail>) {
  const { windowId, planVersion } = window;
  try {
    await deps.topics.mail(personId, mail);
    deps.log('outcome-mailed', { windowId, planVersion, status: window.status });
  } catch (thrown) {
    if (nameOf(thrown) !== 'NotFoundException') throw thrown;
    deps.log('mail-unaddressed', { windowId, planVersion, error: nameOf(thrown) });
  }
}
