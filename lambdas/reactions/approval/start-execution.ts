import type { ApprovalFlow } from '../../aws/approval-flow';
import type { RequestRef } from '../../commands/requirements/asked';
import type { ApprovalRequest } from '../../domain/voting/approval-request';
import { openQuestion, type Subject, subjectIdOf } from '../../domain/voting/subject';
import type { ReactionDeps } from '../deps';
import { secondsToWait, wakeUps } from './reminders';

type StartDeps = ReactionDeps & { readonly flow: ApprovalFlow };

/** After so many failed runs there is no further one: an alarm is raised, and the question expires at its deadline. */
const RESTARTS = 9;

/**
 * Once it is decided, only the token has to be stored. If that fails, the execution continues and mails the outcome.
 */
const DECIDED_WAIT_SECONDS = 60;

/**
 * Whether a plan version needs an execution and has none that stored its token. That is also so if it was decided
 * before the stream record arrived: the execution then only mails the outcome. A window made from a template was never
 * asked about.
 */
export function needsExecution(subject: Subject, planVersion: number, request: ApprovalRequest | undefined): boolean {
  if (request?.taskToken !== undefined || request?.outcomeMailedAt !== undefined) return false;
  if (openQuestion(subject, planVersion)) return true;
  if (subject.kind === 'proposal') return subject.proposal.planVersion === planVersion;
  const { amendment, templateId } = subject.window;
  if (amendment?.planVersion === planVersion) return true;
  return subject.window.planVersion === planVersion && templateId === undefined;
}

/** Starts the execution of a plan version. Its name cannot be used again, so a second start is answered `exists`. */
export async function startExecution(deps: StartDeps, subject: Subject, planVersion: number): Promise<void> {
  await startRun(deps, subject, planVersion);
}

/** Starts another run, under the first free name, after earlier runs ended without storing a token. */
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
  const wakeAt = question ? wakeUps(question, deps.clock()) : [];
  const outcome = await deps.flow.start({ ...ref, ...(restart !== undefined && { restart }) }, timeoutSeconds, wakeAt);
  const facts = { ...ref, ...(restart !== undefined && { attempt: restart }) };
  deps.log(outcome === 'started' ? 'flow-started' : 'flow-exists', facts);
  return outcome;
}
