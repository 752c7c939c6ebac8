import type { Window } from '../domain/window';
import type { ApprovalFlow } from '../services/approval-flow';
import type { FlowDeps } from './deps';

type StartDeps = FlowDeps & { readonly flow: ApprovalFlow };

/** More dead runs than this are no accident; the request then waits for its deadline and the alarm for a person. */
const RESTARTS = 9;

/**
 * Starts the flow of a plan version. Its execution name is taken for good, so a second start is answered `exists`. The
 * flow is started even when the decision was faster than the stream: it then goes straight to telling the requester.
 */
export async function startFlow(deps: StartDeps, window: Window): Promise<void> {
  await startRun(deps, window);
}

/** Starts a run, under the first free name, of a plan version whose earlier runs died without storing a token. */
export async function restartFlow(deps: StartDeps, window: Window): Promise<void> {
  for (let restart = 0; restart <= RESTARTS; restart++) {
    if ((await startRun(deps, window, restart || undefined)) === 'started') return;
  }
  deps.log('flow-hopeless', { windowId: window.windowId, planVersion: window.planVersion, count: RESTARTS });
}

async function startRun(deps: StartDeps, window: Window, restart?: number): Promise<'started' | 'exists'> {
  const { windowId, planVersion } = window;
  const run = { windowId, planVersion, ...(restart !== undefined && { restart }) };
  const outcome = await deps.flow.start(run, Math.max(1, window.decideBy - deps.clock()));
  const facts = { windowId, planVersion, ...(restart !== undefined && { attempt: restart }) };
  deps.log(outcome === 'started' ? 'flow-started' : 'flow-exists', facts);
  return outcome;
}
