import { cancelProposal } from '../../../lambdas/commands/proposal/cancel-proposal';
import { proposeTemplate } from '../../../lambdas/commands/proposal/propose-template';
import { expireQuestion } from '../../../lambdas/commands/voting/expire-question';
import { voteByMail } from '../../../lambdas/commands/voting/vote-by-mail';
import { withdrawByMail } from '../../../lambdas/commands/voting/withdraw-by-mail';
import { cancelWindow } from '../../../lambdas/commands/window/cancel-window';
import { commentOnWindow } from '../../../lambdas/commands/window/comment-on-window';
import { editWindow } from '../../../lambdas/commands/window/edit-window';
import { endWindow } from '../../../lambdas/commands/window/end-window';
import { extendWindow } from '../../../lambdas/commands/window/extend-window';
import { flipWindow } from '../../../lambdas/commands/window/flip-window';
import { recheckWindow } from '../../../lambdas/commands/window/recheck-window';
import { requestFromTemplate } from '../../../lambdas/commands/window/request-from-template';
import { requestWindow } from '../../../lambdas/commands/window/request-window';
import { startEmergency } from '../../../lambdas/commands/window/start-emergency';
import { instantText } from '../../../lambdas/domain/local-time';
import type { Proposal } from '../../../lambdas/domain/proposal/proposal';
import { openVersion } from '../../../lambdas/domain/voting/window-votes';
import { endOf, type Window } from '../../../lambdas/domain/window/window';
import { as, askApprovers, code } from '../fixtures';
import {
  approveProposal,
  approveWindow,
  ratifyWindow,
  rejectProposal,
  rejectWindow,
  withdrawProposalVote,
  withdrawWindowVote,
} from '../signed-votes';
import { keyedBy, type StepContext } from '../step-context';
import type { Of, Step } from './histories';
import { proposalsIn, windowsIn } from './invariant-checks';
import { bypass, changePersonStep, changeSite } from './sites';

const minute = 60;

const nth = <T>(all: readonly T[], which: number): T | undefined => all.at(-1 - (which % Math.max(1, all.length)));
const span = (from: number, seconds: number) => ({ startsAt: instantText(from), endsAt: instantText(from + seconds) });

/** Takes a step. Resolves or rejects as the command does. */
export async function takeStep(context: StepContext, step: Step): Promise<unknown> {
  switch (step.do) {
    case 'request':
    case 'emergency':
    case 'template':
      return ask(context, step);
    case 'site':
      return changeSite(context, step);
    case 'bypass':
      return bypass(context, step);
    case 'person':
      return changePersonStep(context, step);
    case 'proposal':
    case 'from template': {
      const proposal = nth(proposalsIn(context.seen), step.which);
      return (
        proposal && (step.do === 'proposal' ? answerProposal(context, proposal, step) : make(context, proposal, step))
      );
    }
    default: {
      const window = chosen(context, step);
      return window && move(context, window, step);
    }
  }
}

type OnWindow = Exclude<
  Step,
  { do: 'request' | 'emergency' | 'template' | 'site' | 'bypass' | 'person' | 'proposal' | 'from template' }
>;

/** Some steps make sense only for windows that stand, so those are preferred. */
function chosen({ seen }: StepContext, step: OnWindow): Window | undefined {
  const windows = windowsIn(seen);
  const standing = windows.filter(({ status }) => status === 'approved' || status === 'active');
  const timed = ['flip', 'wait', 'end', 'extend', 'recheck'].includes(step.do);
  return nth(timed && standing.length > 0 ? standing : windows, step.which);
}

function move(context: StepContext, window: Window, step: OnWindow): Promise<unknown> | undefined {
  const { world, deps, key } = context;
  const { windowId, revision, plan, decideBy } = window;
  const request = { windowId, ...keyedBy(key) };
  switch (step.do) {
    case 'wait':
      world.now = Math.max(world.now, { ...plan, decideBy, now: 0 }[step.until]) + step.minutes * minute;
      return undefined;
    case 'flip':
      if (step.due) world.now = Math.max(world.now, step.boundary === 'start' ? plan.startsAt : endOf(window));
      return flipWindow(deps, { windowId, revision: revision - step.age, boundary: step.boundary });
    case 'expire':
      return expireQuestion(deps, { subjectId: windowId, planVersion: window.lastPlanVersion - step.age });
    case 'cancel':
      return cancelWindow(deps, request, as(step.who));
    case 'end':
      return endWindow(deps, request, as(step.who));
    case 'ratify':
      return ratifyWindow(deps, request, as(step.who));
    case 'comment':
      return commentOnWindow(deps, { ...request, text: 'hm' }, as(step.who));
    case 'recheck':
      return recheckWindow(deps, { windowId });
    case 'edit':
      return editWindow(deps, { ...request, ...editOf(window, step.how), replace: step.replace }, as(step.who));
    case 'extend':
      return extendWindow(deps, { ...request, endsAt: instantText(endOf(window) + step.by * minute) }, as(step.who));
    default:
      return answer(context, window, step);
  }
}

function editOf(window: Window, how: Of<'edit'>['how']): object {
  const { plan, previousPlan = plan } = window;
  const { startsAt, endsAt } = plan;
  switch (how) {
    case 'mode':
      return { mode: plan.mode === 'full' ? 'read-only' : 'full' };
    case 'longer':
      return { endsAt: instantText(endOf(window) + 10 * minute), reason: 'slow' };
    case 'shorter':
      return { endsAt: instantText(endsAt - 2 * minute) };
    case 'later':
      return span(startsAt + 5 * minute, endsAt - startsAt);
    case 'message':
      return { message: plan.message === undefined ? 'soon' : null };
    case 'back':
      return { mode: previousPlan.mode, ...span(previousPlan.startsAt, previousPlan.endsAt - previousPlan.startsAt) };
    case 'reason':
      return { reason: 'typo' };
    case 'on approval':
      return { startsAt: 'on-approval', notAfter: instantText(startsAt + 20 * minute) };
    case 'first host':
      return { hostnames: plan.hostnames.slice(0, 1) };
    case 'all hosts':
      return { hostnames: null };
    case 'nothing':
      return {};
  }
}

async function answer(
  context: StepContext,
  window: Window,
  step: Of<'approve' | 'reject' | 'withdraw'>,
): Promise<unknown> {
  const { deps, key } = context;
  const { windowId } = window;
  if (step.by === 'signed') {
    const cast = { approve: approveWindow, reject: rejectWindow, withdraw: withdrawWindowVote }[step.do];
    return cast(deps, { windowId, ifVersion: step.ifVersion, ...keyedBy(key) }, as(step.who));
  }
  const planVersion = openVersion(window) ?? window.planVersion;
  const asked = await context.world.store.load([{ kind: 'approval-request', subjectId: windowId, planVersion }]);
  if (!asked.request(windowId, planVersion)) await askApprovers(context.world, { windowId, planVersion });
  const secret = step.who.padEnd(43, '-');
  const link = { subjectId: windowId, approverId: step.who, secret, code: step.by === 'mail' ? code : '000000' };
  return step.do === 'withdraw' ? withdrawByMail(deps, link) : voteByMail(deps, { ...link, decision: step.do });
}

function ask(
  { world, deps, key, seen }: StepContext,
  step: Of<'request' | 'emergency' | 'template'>,
): Promise<unknown> {
  const { siteId, who, paths } = step;
  const request = { siteId, mode: 'full', reason: 'r', paths, ...keyedBy(key) } as const;
  if (step.do === 'emergency') return startEmergency(deps, { ...request, durationMinutes: step.lasts }, as(who));
  if (step.do === 'request') {
    return requestWindow(deps, { ...request, ...timesOf(world.now, step), ...hostsOf(seen, step) }, as(who));
  }
  const template = {
    name: 'deploy',
    maximumDurationSeconds: 20 * minute,
    uses: step.uses,
    expiresAt: world.now + 7200,
  };
  return proposeTemplate(deps, { ...request, ...template }, as(who));
}

type Timed = Pick<Of<'request'>, 'starts' | 'lasts' | 'when'>;

/** On approval: not before the start that it would have, and half an hour later at the latest. */
function timesOf(now: number, { starts, lasts, when }: Timed) {
  const from = now + starts * minute;
  if (when === 'at') return span(from, lasts * minute);
  const range = { notBefore: instantText(from), notAfter: instantText(from + 30 * minute) };
  return { startsAt: 'on-approval', ...range, durationMinutes: lasts };
}

function hostsOf(seen: StepContext['seen'], { siteId, hosts }: Of<'request'>) {
  const { hostnames = [] } =
    seen.flatMap((one) => (one.kind === 'site' ? one.value : [])).find((site) => site.siteId === siteId) ?? {};
  if (hosts === 'all') return {};
  return { hostnames: hosts === 'first' ? hostnames.slice(0, 1) : hostnames.slice(-1) };
}

function make({ world, deps, key }: StepContext, proposal: Proposal, step: Of<'from template'>): Promise<unknown> {
  const { siteId, proposalId: templateId } = proposal;
  const request = {
    siteId,
    templateId,
    mode: 'full',
    reason: 'r',
    paths: step.paths,
    ...timesOf(world.now, step),
    ...keyedBy(key),
  } as const;
  return requestFromTemplate(deps, request, as(step.who));
}

function answerProposal(
  { deps, key }: StepContext,
  proposal: Proposal,
  { how, who }: Of<'proposal'>,
): Promise<unknown> {
  const { proposalId, planVersion } = proposal;
  if (how === 'expire') return expireQuestion(deps, { subjectId: proposalId, planVersion });
  const say = {
    approve: approveProposal,
    reject: rejectProposal,
    withdraw: withdrawProposalVote,
    cancel: cancelProposal,
  };
  return say[how](deps, { proposalId, ...keyedBy(key) }, as(who));
}

/** The step as something that changes nothing more when it is repeated: a delivery, or a command that carries a key. */
export function isRepeatable(step: Step): boolean {
  if (step.do === 'site') return step.how === 'published';
  return !['bypass', 'person'].includes(step.do);
}
