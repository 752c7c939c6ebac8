import type { ApprovalFlow } from '../../aws/approval-flow';
import type { RequestRef } from '../../commands/requirements/asked';
import type { ApprovalRequest } from '../../domain/voting/approval-request';
import { openQuestion, type Subject, subjectIdOf } from '../../domain/voting/subject';
import type { ReactionDeps } from '../deps';
import { secondsToWait } from './reminders';

type StartDeps = ReactionDeps & { readonly flow: ApprovalFlow };

/** More dead runs than this are no accident; the request then waits for its deadline and the alarm for a person. */
const RESTARTS = 9;

/** What is decided already only needs its token stored. Should that fail, the run goes on to tell the outcome. */
const DECIDED_WAIT_SECONDS = 60;

/**
 * Whether a plan version still waits for its flow. One is owed even when the decision was faster than the stream: it then
 * goes straight to telling the requester. A window made from a template was never asked about.
 */
export function needsExecution(subject: Subject, planVersion: number, request: ApprovalRequest | undefined): boolean {
  if (request?.taskToken !== undefined || request?.outcomeMailedAt !== undefined) return false;
  if (openQuestion(subject, planVersion)) return true;
  if (subject.kind === 'proposal') return subject.proposal.planVersion === planVersion;
  const { amendment, templateId } = subject.window;
  if (amendment?.planVersion === planVersion) return true;
  return subject.window.planVersion === planVersion && templateId === undefined;
}

/** Starts the flow of a plan version. Its execution name is taken for good, so a second start is answered `exists`. */
export async function startExecution(deps: StartDeps, subject: Subject, planVersion: number): Promise<void> {
  await startRun(deps, subject, planVersion);
}

/** Starts a run, under the first free name, of a plan version whose earlier runs died without storing a token. */
export async function restartExecution(deps: StartDeps, subject: Subject, planVersion: number): Promise<void> {
  for (let restart = 0; restart <= RESTARTS; restart++) {
    if ((await startRun(deps, subject, planVersion, restart || undefined)) === 'started') return;
  }
  deps.log('flow-hopeless', { subjectId: subjectIdOf(subject), planVersion, count: RESTARTS });
}

async function startRun(
  deps: StartDeps,
  subject: Subject,
  planVersion: number,
  restart?: number,
): Promise<'started' | 'exists'> {
  const ref: RequestRef = { subjectId: subjectIdOf(subject), planVersion };
  const question = openQuestion(subject, planVersion);
  const timeoutSeconds = question ? secondsToWait(question, deps.clock()) : DECIDED_WAIT_SECONDS;
  const outcome = await deps.flow.start({ ...ref, ...(restart !== undefined && { restart }) }, timeoutSeconds);
  const facts = { ...ref, ...(restart !== undefined && { attempt: restart }) };
  deps.log(outcome === 'started' ? 'flow-started' : 'flow-exists', facts);
  return outcome;
}
