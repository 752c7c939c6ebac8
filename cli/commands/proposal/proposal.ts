import { Option } from '@commander-js/extra-typings';
import type { Proposal } from '../../api/answers';
import { proposalsOf, proposalsOfAll } from '../../api/proposals';
import { at } from '../../api/quiesce-api';
import { readProposal } from '../../api/reads';
import { refusedAtOnce } from '../../api/refusal';
import { type ListOptions, printListing } from '../../output/listing';
import type { Session } from '../../session';
import { wholeNumber } from '../number';
import { type CurrentSession, examples, type Parent } from '../parent';
import { addVote, type Ballot } from '../vote';

const exampleId = 'shop.01M826H3W54YS1W4XC5SGSCH84';
const statuses = ['requested', 'approved', 'rejected', 'expired', 'cancelled'] as const;

export interface ProposalFilter extends ListOptions {
  readonly kind?: string;
  readonly status?: string;
}

const ballot = (session: CurrentSession): Ballot<Proposal> => ({
  noun: 'proposal',
  exampleId,
  read: readProposal,
  path: (id, vote) => at`/v1/proposals/${id}/${vote}`,
  decided: ({ status }) => (status === 'requested' ? undefined : status),
  shown: async () => (await import('../../views/proposal-view')).showProposal(session().now()),
});

export function addProposal(program: Parent, session: CurrentSession): void {
  const proposal = program
    .command('proposal')
    .description('lasting changes that people vote on: policies and templates')
    .helpGroup('Sites:');
  proposal
    .command('list')
    .description('list proposals site by site, oldest first')
    .argument('[site]', 'of this site only (default: of all sites)')
    .addOption(new Option('--kind <kind>', 'of this kind only').choices(['policy', 'template'] as const))
    .addOption(new Option('--status <status>', 'in this status only').choices(statuses))
    .option('--limit <n>', 'how many (default: 50)', wholeNumber)
    .option('--all', 'all of them')
    .addHelpText('after', examples('proposal list --status requested', 'proposal list shop --kind policy'))
    .action((siteId, options) => listProposals(session(), siteId, options));
  proposal
    .command('show')
    .description('show a proposal')
    .argument('<proposal>', 'id of the proposal')
    .addHelpText('after', examples(`proposal show ${exampleId}`))
    .action((id) => showOne(session(), id));
  const add = (vote: 'approve' | 'reject' | 'withdraw', description: string) =>
    addVote(proposal, session, { vote, description, ballot: ballot(session) });
  add('approve', 'approve a proposal');
  add('reject', 'reject a proposal');
  add('withdraw', 'withdraw your vote before the proposal is decided');
  proposal
    .command('cancel')
    .description('cancel an open proposal')
    .argument('<proposal>', 'id of the proposal')
    .option('--reason <text>', 'why; for the record')
    .addHelpText('after', examples(`proposal cancel ${exampleId}`))
    .action((id, { reason }) => cancelProposal(session(), id, reason, `Cancel ${id}?`));
}

export async function listProposals(
  session: Session,
  siteId: string | undefined,
  { kind, status, ...options }: ProposalFilter,
) {
  const { showProposals } = await import('../../views/proposal-view');
  const api = await session.api();
  const query = { kind, status };
  const pages = (limit: number) =>
    siteId === undefined ? proposalsOfAll(api, query, limit) : proposalsOf(api, siteId, query, limit);
  const nouns = kind === 'template' ? 'templates' : 'proposals';
  const none = siteId === undefined ? `There are no such ${nouns}.` : `${siteId} has no such ${nouns}.`;
  await printListing<Proposal>(session.printer, { pages, shown: showProposals, none }, options);
}

export async function showOne(session: Session, id: string): Promise<void> {
  const { showProposal } = await import('../../views/proposal-view');
  await session.printer.answer(await readProposal(await session.api(), id), showProposal(session.now()));
}

/** Also revokes a template that is in force. */
export async function cancelProposal(session: Session, id: string, reason: string | undefined, question: string) {
  const { showProposal } = await import('../../views/proposal-view');
  if (session.asks) assertStands((await readProposal(await session.api(), id)).body);
  await session.confirm(question);
  const ask = { body: { reason }, key: session.options.idempotencyKey };
  const reply = await (await session.api()).send<Proposal>('POST', at`/v1/proposals/${id}/cancel`, ask);
  await session.printer.answer(reply, showProposal(session.now()));
}

/** Only what is open can be cancelled, and only a template that is in force can be revoked. */
function assertStands({ proposalId, kind, status, revokedAt }: Proposal): void {
  if (status === 'requested' || (kind === 'template' && status === 'approved')) return;
  const sentence = `This ${kind === 'template' ? kind : 'proposal'} is ${revokedAt === undefined ? status : 'revoked'}, so there is nothing to cancel.`;
  throw refusedAtOnce(sentence, `See it with: quiesce proposal show ${proposalId}`, 'illegal-move');
}
