import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { Deps } from '../../commands/deps';
import { openLink } from '../../commands/open-link';
import { voteByMail } from '../../commands/vote-by-mail';
import { Refusal } from '../../domain/refusal';
import { parseToken } from '../../domain/voting-link';
import type { Window } from '../../domain/window';
import { textOf } from '../body';
import type { Refuse } from '../middy';
import { problemOf, statuses } from '../problem';
import { malformed, read } from '../read';
import type { About, Reply } from '../reply';
import { linkQuery } from '../schemas/vote';
import { confirmPage } from './confirm-page';
import { refusedPage, votedPage } from './result-pages';
import { pageHeaders } from './style';
import { type Retry, readVoteForm, wrongCode } from './vote-form';

const FORM_LIMIT = 4 * 1024;

type LinkParts = NonNullable<ReturnType<typeof parseToken>>;

/** GET and HEAD show, POST votes. Mail scanners do all three; only the code in the mail makes a vote. */
export function approvalsHandler(deps: Deps) {
  return async (event: APIGatewayProxyEventV2): Promise<Reply> => {
    const link = linkOf(event);
    if (event.requestContext.http.method === 'POST') return vote(deps, link, event);
    return withoutBodyOnHead(event, await show(deps, link));
  };
}

/** The answer for what was thrown, without repeating any of the request. */
export const refuseWithPage: Refuse = (error, event) => {
  const problem = problemOf(error);
  const page = refusedPage(problem, event.requestContext.requestId);
  const link = parseToken(event.queryStringParameters?.token ?? '');
  const subject = link ? { windowId: link.windowId, approverId: link.approverId } : {};
  return withoutBodyOnHead(event, pageReply(problem.status, page, problem.code, subject));
};

function linkOf(event: APIGatewayProxyEventV2): LinkParts {
  const { token } = read(linkQuery, event.queryStringParameters ?? {}, 'the link');
  const link = parseToken(token);
  if (!link) throw malformed([{ field: 'token', rule: 'must be the whole link of the mail' }]);
  return link;
}

async function show(deps: Deps, link: LinkParts): Promise<Reply> {
  const opened = await openLink(deps, link);
  return pageReply(200, confirmPage(opened, deps.clock()), 'ok', about(opened.window));
}

async function vote(deps: Deps, link: LinkParts, event: APIGatewayProxyEventV2): Promise<Reply> {
  const entered = Object.fromEntries(new URLSearchParams(textOf(event, FORM_LIMIT)));
  const form = readVoteForm(entered);
  if (!form.ok) return showAgain(deps, link, 'malformed', { ...entered, ...form.mistake });
  const { sourceIp } = event.requestContext.http;
  try {
    const window = await voteByMail(deps, { ...link, ...form.value }, { sourceIp });
    return pageReply(200, votedPage(window, form.value.decision, deps.clock()), 'ok', about(window));
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'wrong-code') throw error;
    return showAgain(deps, link, 'wrong-code', { ...entered, ...wrongCode(error.details.triesLeft) });
  }
}

/** The form once more, saying what was wrong. Refused when that was the last try: the dead link's page then says so. */
async function showAgain(deps: Deps, link: LinkParts, code: 'malformed' | 'wrong-code', retry: Retry): Promise<Reply> {
  const opened = await openLink(deps, link);
  return pageReply(statuses[code], confirmPage(opened, deps.clock(), retry), code, about(opened.window));
}

function pageReply(statusCode: number, body: string, code: string, subject: About): Reply {
  return { statusCode, headers: { ...pageHeaders }, body, outcome: { code, about: subject } };
}

function withoutBodyOnHead({ requestContext }: APIGatewayProxyEventV2, reply: Reply): Reply {
  return requestContext.http.method === 'HEAD' ? { ...reply, body: '' } : reply;
}

const about = ({ windowId, siteId, revision }: Window): About => ({ windowId, siteId, revision });
