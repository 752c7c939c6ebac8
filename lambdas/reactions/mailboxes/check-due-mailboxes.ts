import type { EpochSeconds } from '../../domain/actor';
import type { Directory, Person } from '../../domain/directory/directory';
import { askedLately, type MailboxChecks, nextOfRound } from '../../domain/directory/mailbox-checks';
import { type ReconcileState, wasIdle } from '../../domain/reconcile-state';
import { isWindowLive } from '../../queries/window/is-window-live';
import { type Checked, checkPeople, type MailboxDeps } from './check-mailboxes';

/** While a question or a window is live, a lost mailbox is to be noticed soon. */
const liveSeconds = 900;
const idleSeconds = 86_400;
/** A schedule fires up to a minute late. */
const slackSeconds = 120;
/** For how long reconcile's word that nothing is live counts: it looks once an hour. */
const knownIdleSeconds = 7200;
/** So many mailboxes in one run; what is left of a round is for the next runs. */
const mostPerRun = 250;

/**
 * What the schedule asks for every 15 minutes: looks at whoever was just asked to confirm; and at everybody who can vote, in rounds,
 * once in 15 minutes while a question or a window is live, and once a day while none is. A round may take several runs.
 */
export async function checkDueMailboxes(deps: MailboxDeps): Promise<Checked> {
  const found = await deps.store.load([{ kind: 'directory' }, { kind: 'mailbox-checks' }, { kind: 'reconcile-state' }]);
  const [directory, checks, now] = [found.directory(), found.mailboxChecks(), deps.clock()];
  const round = checks.round ?? (await newRound(deps, checks, found.reconcileState(), now));
  const inRound = round ? nextOfRound(directory, round.after, mostPerRun) : [];
  const checked = await checkPeople(deps, directory, peopleOf(directory, inRound, now));
  if (round) await remember(deps, checks, round, inRound);
  return checked;
}

type Round = NonNullable<MailboxChecks['round']>;

async function newRound(
  deps: MailboxDeps,
  { roundAt }: MailboxChecks,
  state: ReconcileState,
  now: EpochSeconds,
): Promise<Round | undefined> {
  const since = now - roundAt;
  if (since < liveSeconds - slackSeconds) return undefined;
  const isDue = since >= idleSeconds || !wasIdle(state, now, knownIdleSeconds) || (await isWindowLive(deps));
  return isDue ? { at: now, after: '' } : undefined;
}

function peopleOf(directory: Directory, inRound: readonly Person[], now: EpochSeconds): readonly Person[] {
  const known = new Set(inRound.map(({ personId }) => personId));
  const others = askedLately(directory, now).filter(({ personId }) => !known.has(personId));
  return [...inRound, ...others.slice(0, mostPerRun)];
}

/** Another run at the same time may have been faster; what it remembers is as good. */
async function remember(
  { store }: MailboxDeps,
  { roundAt, version }: MailboxChecks,
  round: Round,
  inRound: readonly Person[],
): Promise<void> {
  const last = inRound.at(-1);
  const goesOn = inRound.length === mostPerRun && last !== undefined;
  const value = goesOn
    ? { roundAt, round: { at: round.at, after: last.personId }, version: version + 1 }
    : { roundAt: round.at, version: version + 1 };
  await store.commit({ put: [{ kind: 'mailbox-checks', value }] });
}
