import type { Me, Window } from '../api/answers';
import type { QuiesceApi } from '../api/quiesce-api';
import { readSite } from '../api/reads';
import { refusedAtOnce } from '../api/refusal';
import { exitCodes } from '../exit-codes';

type Asked = Pick<Window, 'siteId' | 'requestedBy' | 'amendment'>;

/**
 * Refuses those whose vote would not count in any case, before they read a plan and answer a question about it. It knows the plain
 * cases only: the others, and what cannot be read here, are for the API.
 *
 * @throws CommandFailure with the code `not-an-approver` or `self-approval`
 */
export async function assertMayVote(api: QuiesceApi, asked: Asked): Promise<void> {
  const me = await api.get<Me>('/v1/me').then(({ body }) => body, unread);
  const person = me?.person;
  if (person === undefined) return;
  if (!person.approver)
    throw refusedAtOnce('Only approvers can vote.', approvers, 'not-an-approver', exitCodes.notAllowed);
  const { siteId, requestedBy, amendment } = asked;
  // An amendment may be somebody else's.
  if (requestedBy.personId !== person.personId || (amendment && !amendment.decided)) return;
  const site = await readSite(api, siteId).then(({ body }) => body, unread);
  if (site === undefined || site.policy.selfApproval) return;
  const sentence = 'Whoever requested this, or owns the machine that did, cannot vote on it.';
  throw refusedAtOnce(sentence, approvers, 'self-approval', exitCodes.notAllowed);
}

const approvers = 'See who can with: quiesce approver list';

const unread = (): undefined => undefined;
