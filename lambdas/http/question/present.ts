import type * as z from 'zod/mini';
import { kindOf, type QuestionKind } from '../../describe/kind';
import { instantText } from '../../domain/local-time';
import { subjectIdOf } from '../../domain/voting/subject';
import { endOf, type Window } from '../../domain/window/window';
import type { ListedQuestion } from '../../queries/voting/list-questions';
import { proposalJson } from '../proposal/present';
import { requesterJson } from '../voting/present';
import { type Far, planJson, windowJson } from '../window/present';
import type { questionPage } from './answer-schema';

type QuestionJson = z.output<typeof questionPage>['items'][number];

export function questionJson({ subject, question, tally, you }: ListedQuestion, far: Far): QuestionJson {
  const { planVersion, digest, decideBy, askedAt, rules } = question;
  const kind = kindOf(subject, planVersion);
  const asked = subject.kind === 'proposal' ? subject.proposal : askedOf(subject.window, planVersion);
  return {
    kind,
    siteId: subject.kind === 'proposal' ? subject.proposal.siteId : subject.window.siteId,
    subjectId: subjectIdOf(subject),
    planVersion,
    digest,
    decideBy: instantText(decideBy),
    askedAt: instantText(askedAt),
    reason: asked.reason,
    requestedBy: requesterJson(asked.requestedBy),
    required: rules.approvalsRequired,
    given: tally.approvals,
    rejections: tally.rejections,
    ...(you && { you }),
    ...(subject.kind === 'proposal'
      ? { proposal: proposalJson(subject.proposal) }
      : { window: windowJson(subject.window, far), ...replacedBy(subject.window, kind) }),
  };
}

const askedOf = ({ amendment, ...window }: Window, planVersion: number) =>
  amendment?.planVersion === planVersion ? amendment : window;

function replacedBy(window: Window, kind: QuestionKind): Pick<QuestionJson, 'replaces'> {
  if (kind === 'amendment') return { replaces: planJson({ ...window.plan, endsAt: endOf(window) }) };
  return kind === 'change' && window.previousPlan ? { replaces: planJson(window.previousPlan) } : {};
}
