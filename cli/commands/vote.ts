import type { Window } from '../api/answers';
import type { QuiesceApi, Reply } from '../api/quiesce-api';
import { exitCodes } from '../exit-codes';
import { CommandFailure, UsageFailure } from '../failures';
import type { Shown } from '../output/page';
import type { Session } from '../session';
import { wholeNumber } from './number';
import { type CurrentSession, examples, type Parent } from './parent';
import { assertMayVote } from './voter';

export type Vote = 'approve' | 'reject' | 'withdraw' | 'ratify';

/** What can be voted on, and how it is read, shown and voted on. */
export interface Ballot<T extends Question> {
  /** `window` or `proposal`, as people call it. */
  readonly noun: string;
  readonly exampleId: string;
  read(api: QuiesceApi, id: string): Promise<Reply<T>>;
  path(id: string, vote: Vote): string;
  /** @param voted what the vote made of it; before the vote, nothing */
  shown(voted?: { readonly api: QuiesceApi; readonly body: T }): Promise<Shown<T>>;
  /** How it was decided, such as `approved`, if nothing of it is open for votes. */
  decided(question: T): string | undefined;
}

/** The part of a window or a proposal that a vote is about. */
export interface Question {
  readonly siteId: string;
  readonly requestedBy: Window['requestedBy'];
  readonly planVersion: number;
  readonly digest: string;
  readonly amendment?: Window['amendment'];
}

interface Options {
  readonly reason?: string;
  readonly planVersion?: number;
  readonly digest?: string;
}

/** Adds one way to vote. */
export function addVote<T extends Question>(
  parent: Parent,
  session: CurrentSession,
  { vote, description, ballot }: { readonly vote: Vote; readonly description: string; readonly ballot: Ballot<T> },
) {
  const { noun, exampleId } = ballot;
  const path = vote === 'ratify' ? vote : `${noun} ${vote}`;
  return parent
    .command(vote)
    .description(description)
    .argument(`<${noun}>`, `id of the ${noun}`)
    .option('--reason <text>', 'why; for the record')
    .option('--plan-version <n>', 'vote on this version of the plan, which you have read', wholeNumber)
    .option('--digest <sha256>', 'vote on the plan with this digest, which you have read')
    .addHelpText(
      'after',
      examples(`${path} ${exampleId}`, `${path} ${exampleId} --plan-version 1 --reason "As agreed"`),
    )
    .action((id, options) => cast(session(), ballot, vote, id, options));
}

/**
 * A vote counts only for what its voter was shown. So it names the plan: the one given as an option, or the one that this
 * command shows on a terminal.
 */
async function cast<T extends Question>(session: Session, ballot: Ballot<T>, vote: Vote, id: string, options: Options) {
  const api = await session.api();
  const plan = named(options) ?? (await shownPlan(session, ballot, vote, id));
  const body = { ...plan, reason: options.reason };
  const reply = await api.send<T>('POST', ballot.path(id, vote), { body, key: session.options.idempotencyKey });
  const isShown = session.printer.format === 'table';
  await session.printer.answer(reply, await ballot.shown(isShown ? { api, body: reply.body } : undefined));
}

const named = ({ planVersion, digest }: Options) =>
  planVersion === undefined && digest === undefined ? undefined : { planVersion, digest };

async function shownPlan<T extends Question>(session: Session, ballot: Ballot<T>, vote: Vote, id: string) {
  if (vote !== 'withdraw' && !session.io.interactive) {
    const advice = `Read it with: quiesce ${ballot.noun} show ${id}`;
    throw new UsageFailure('Say which plan you read with --plan-version or --digest.', advice);
  }
  const api = await session.api();
  const { body } = await ballot.read(api, id);
  const decided = ballot.decided(body);
  if (decided !== undefined) throw overFor(ballot.noun, id, decided);
  const { planVersion, digest } = openQuestion(body);
  if (vote === 'withdraw') return { planVersion };
  if (session.asks) await assertMayVote(api, body);
  await (await ballot.shown())(body, session.printer.besides);
  await session.confirm(`${vote[0]?.toUpperCase()}${vote.slice(1)} version ${planVersion} of this ${ballot.noun}?`);
  return { planVersion, digest };
}

/** Said at once, and not after somebody has read the plan and answered a question about it. */
const overFor = (noun: string, id: string, decided: string) =>
  new CommandFailure(
    `This ${noun} is ${decided}: nothing of it is open for votes.`,
    exitCodes.failed,
    `See it with: quiesce ${noun} show ${id}`,
    'illegal-move',
  );

/** While an amendment is open, votes are about it. */
function openQuestion({ amendment, planVersion, digest }: Question) {
  return amendment && !amendment.decided ? amendment : { planVersion, digest };
}
