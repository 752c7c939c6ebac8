import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { LinkParts } from '../../commands/requirements/link';
import { siteIdOf } from '../../commands/requirements/window';
import type { ArmingDeps } from '../../commands/transaction/deps';
import { countRefusal } from '../../commands/voting/count-refusal';
import { type Opening, openLink } from '../../commands/voting/open-link';
import { voteByMail } from '../../commands/voting/vote-by-mail';
import { withdrawByMail } from '../../commands/voting/withdraw-by-mail';
import type { ConsoleAddress } from '../../describe/console-address';
import { describeQuestion } from '../../describe/question';
import { bytes } from '../../domain/limits';
import { Refusal } from '../../domain/refusal';
import { type Subject, subjectIdOf } from '../../domain/voting/subject';
import { parseToken } from '../../domain/voting/voting-link';
import { confirmPage, type OpenedQuestion } from '../../page/confirm-page';
import { type Brand, brandOf, type PageDocument } from '../../page/layout';
import type { Mistake } from '../../page/mistake';
import { refusedPage, type Shown } from '../../page/refused-page';
import { votedPage, withdrawnPage } from '../../page/result-pages';
import { readVoteForm, type VoteForm, wrongCode } from '../../page/vote-form';
import { textOf } from '../server/body';
import type { Refuse } from '../server/middy';
import { type Problem, problemOf, statuses } from '../server/problem';
import { malformed, read } from '../server/read';
import type { About, Reply } from '../server/reply';
import { linkQuery } from '../voting/vote-schema';
import { heldQuestion } from './held-question';
import { tokenIn } from './link-token';

interface PageDeps extends ArmingDeps, ConsoleAddress {}

/** A form that was not accepted, and why. */
interface Slip {
  readonly code: 'malformed' | 'wrong-code' | 'link-locked';
  readonly entered: Readonly<Record<string, string>>;
  readonly mistake: Mistake;
}

/** GET and HEAD show the page, POST votes. Mail scanners send all three; only the code in the mail casts a vote. */
export function approvalsHandler(deps: PageDeps) {
  return async (event: APIGatewayProxyEventV2): Promise<Reply> => {
    const link = linkOf(event);
    try {
      if (event.requestContext.http.method === 'POST') return await answer(deps, link, event);
      return withoutBodyOnHead(event, await show(deps, link));
    } catch (error) {
      if (!(error instanceof Refusal) || !isTelling(error)) throw error;
      await countRefusal(deps, link);
      const shown = { brand: await brandOfLink(deps, link) };
      return withoutBodyOnHead(event, refusedReply(problemOf(error), event, aboutLink(link), shown));
    }
  };
}

/** Whether a refusal is about the link, and not about the form, a busy table or a link that does not exist. */
const isTelling = ({ code }: Refusal): boolean =>
  !['malformed', 'contended', 'too-many-attempts', 'link-unknown'].includes(code);

/** Whoever has a link that exists may know whose it is. */
async function brandOfLink({ store }: ArmingDeps, { subjectId }: LinkParts): Promise<Brand> {
  const siteId = siteIdOf(subjectId);
  return brandOf(siteId, (await store.load([{ kind: 'site', siteId }])).site(siteId));
}

/** The answer to an error, without repeating anything from the request. */
export const refuseWithPage: Refuse = (error, event) => {
  const problem = problemOf(error);
  const link = parseToken(tokenIn(event));
  return withoutBodyOnHead(event, refusedReply(problem, event, link ? aboutLink(link) : {}));
};

function linkOf(event: APIGatewayProxyEventV2): LinkParts {
  const { token } = read(linkQuery, { token: tokenIn(event) }, 'the link');
  const link = parseToken(token);
  if (!link) throw malformed([{ field: 'token', rule: 'must be the whole link from the mail' }]);
  return link;
}

async function show(deps: PageDeps, link: LinkParts): Promise<Reply> {
  const opened = await openQuestionOf(deps, link);
  return pageReply(200, confirmPage(opened, deps.clock()), 'ok', aboutOf(opened.subject));
}

async function openQuestionOf(deps: PageDeps, link: Opening): Promise<OpenedQuestion> {
  const opened = await openLink(deps, link);
  const { subject, question, directory, site, calendar } = opened;
  const surroundings = { calendar, now: deps.clock() };
  const description = describeQuestion(subject, question.planVersion, { directory, site, surroundings });
  if (!description) throw new Error('a link that opens has a question');
  return { ...opened, description, consoleUrl: deps.consoleUrl };
}

async function answer(deps: PageDeps, link: LinkParts, event: APIGatewayProxyEventV2): Promise<Reply> {
  const entered = Object.fromEntries(new URLSearchParams(textOf(event, bytes.voteForm)));
  const form = readVoteForm(entered);
  if (!form.ok) return again(deps, link, event, { code: 'malformed', entered, mistake: form.mistake });
  try {
    return await record(deps, link, form.value, event.requestContext.http.sourceIp);
  } catch (error) {
    if (!(error instanceof Refusal) || (error.code !== 'wrong-code' && error.code !== 'link-locked')) throw error;
    return again(deps, link, event, { code: error.code, entered, mistake: wrongCode(error.details) });
  }
}

async function record(
  deps: ArmingDeps,
  link: LinkParts,
  { decision, ...form }: VoteForm,
  sourceIp: string,
): Promise<Reply> {
  if (decision === 'withdraw') {
    const taken = await withdrawByMail(deps, { ...link, code: form.code }, { sourceIp });
    return pageReply(200, withdrawnPage(heldQuestion(taken, link.approverId), deps.clock()), 'ok', aboutOf(taken));
  }
  const cast = await voteByMail(deps, { ...link, ...form, decision }, { sourceIp });
  return pageReply(200, votedPage(heldQuestion(cast, link.approverId), decision, deps.clock()), 'ok', aboutOf(cast));
}

/** The form again, with what was wrong. */
async function again(deps: PageDeps, link: LinkParts, event: APIGatewayProxyEventV2, slip: Slip): Promise<Reply> {
  const { code, entered, mistake } = slip;
  try {
    const opened = await openQuestionOf(deps, { ...link, refused: true });
    const page = confirmPage(opened, deps.clock(), { ...entered, ...mistake });
    return pageReply(statuses[code], page, code, aboutOf(opened.subject));
  } catch (error) {
    const problem = problemOf(error);
    if (entered.decision !== 'withdraw' || problem.facts.withdrawable !== true) throw error;
    const shown = { mistake, brand: await brandOfLink(deps, link) };
    return refusedReply({ ...problem, status: statuses[code] }, event, aboutLink(link), shown);
  }
}

function refusedReply(problem: Problem, event: APIGatewayProxyEventV2, about: About, shown?: Shown): Reply {
  const page = refusedPage(problem, event.requestContext.requestId, shown);
  return pageReply(problem.status, page, problem.code, about);
}

function pageReply(statusCode: number, { body, headers }: PageDocument, code: string, about: About): Reply {
  return { statusCode, headers: { ...headers }, body, outcome: { code, about } };
}

function withoutBodyOnHead({ requestContext }: APIGatewayProxyEventV2, reply: Reply): Reply {
  return requestContext.http.method === 'HEAD' ? { ...reply, body: '' } : reply;
}

const aboutLink = ({ subjectId, approverId }: LinkParts): About => ({ subjectId, approverId });

function aboutOf(subject: Subject): About {
  const { siteId } = subject.kind === 'window' ? subject.window : subject.proposal;
  return { subjectId: subjectIdOf(subject), siteId };
}
