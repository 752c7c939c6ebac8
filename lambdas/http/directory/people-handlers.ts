import type { ApproverTopics } from '../../aws/approver-topics';
import { addPerson, type NewPerson } from '../../commands/directory/add-person';
import { changePerson } from '../../commands/directory/change-person';
import { confirmPerson } from '../../commands/directory/confirm-person';
import { loseConfirmation } from '../../commands/directory/lose-confirmation';
import { removePerson } from '../../commands/directory/remove-person';
import type { PersonResult } from '../../commands/steps/change-directory';
import type { Deps } from '../../commands/transaction/deps';
import { earlierAnswer } from '../../commands/transaction/idempotent';
import type { Actor } from '../../domain/actor';
import type { Person } from '../../domain/directory/directory';
import { personOf } from '../../domain/directory/directory-rules';
import { Refusal } from '../../domain/refusal';
import { getDirectory } from '../../queries/directory/get-directory';
import { askMailbox } from '../../reactions/mailboxes/ask-mailbox';
import { type DirectoryNoticeDeps, tellDirectoryChange } from '../../reactions/mailboxes/tell-directory-change';
import type { RouteKey } from '../routes';
import type { Handlers } from '../server/dispatch';
import { created, etag, noContent, ok, type Reply } from '../server/reply';
import { approverJson } from './present';

type ApproverRoute = Extract<RouteKey, `${string} /v1/approvers${string}`>;

/** The directory decides first and the topic follows: a refused command must not touch anybody's mailbox. */
export function approverHandlers(deps: DirectoryNoticeDeps, topics: ApproverTopics): Handlers<ApproverRoute> {
  return {
    'GET /v1/approvers': async () => {
      const { people, version } = await getDirectory(deps);
      return ok({ items: people.map(approverJson) }, {}, etag(version));
    },
    'POST /v1/approvers': async ({ body: { approverId, ...rest }, actor, preconditions: { idempotency } }) => {
      const { person, outcome } = await addOnce(deps, topics, { ...rest, personId: approverId, idempotency }, actor);
      if (outcome === 'added') await tellDirectoryChange(deps, { person, actor });
      if (outcome !== 'repeated' || (await isUnasked(topics, person))) await askMailbox(deps, topics, person);
      return created(`/v1/approvers/${approverId}`, approverJson(person), { approverId });
    },
    'PATCH /v1/approvers/{approverId}': async ({ path, body, actor, preconditions: { ifVersion } }) => {
      const { person, before } = await changePerson(deps, { ...path, ...body, ifVersion }, actor);
      await tellDirectoryChange(deps, { before, person, actor });
      // Named again, the address that is unconfirmed is asked again: so a crash before this line is repaired by a repeat.
      if (body.email !== undefined && !person.confirmed) await askMailbox(deps, topics, person);
      return standing(deps, person);
    },
    'POST /v1/approvers/{approverId}/confirm': async ({ path, body: { token }, actor, preconditions }) => {
      const { idempotency } = preconditions;
      const earlier = await earlierAnswer<PersonResult>(deps, actor, idempotency, 'person');
      if (earlier) return ok(approverJson(earlier), path);
      const email = await confirmedMailbox(deps, topics, { ...path, token }, actor);
      return ok(approverJson(await confirmPerson(deps, { ...path, email, idempotency }, actor)), path);
    },
    'DELETE /v1/approvers/{approverId}': async ({ path: { approverId }, actor }) => {
      await removeOnce(deps, topics, approverId, actor);
      return noContent({ approverId });
    },
  };
}

/** The person as the directory stands, so that answer and ETag are of one version; or as decided, if gone since. */
async function standing(deps: Deps, decided: Person): Promise<Reply> {
  const { people, version } = await getDirectory(deps);
  const person = people.find(({ personId }) => personId === decided.personId);
  return ok(approverJson(person ?? decided), { approverId: decided.personId }, person ? etag(version) : {});
}

/** Whether the first command with a key died before it asked the mailbox: only then its repeat does. */
const isUnasked = async (topics: ApproverTopics, { personId, email }: Person): Promise<boolean> =>
  (await topics.subscription(personId, email)) === 'none';

interface Added {
  readonly person: Person;
  /** `repeated`: by the same Idempotency-Key. `again`: somebody wants another confirmation mail for them. */
  readonly outcome: 'added' | 'repeated' | 'again';
}

/** The same person again, without the same key, is a request for a fresh confirmation mail. */
async function addOnce(deps: Deps, topics: ApproverTopics, wanted: NewPerson, actor: Actor): Promise<Added> {
  try {
    const { person, repeated } = await addPerson(deps, wanted, actor);
    return { person, outcome: repeated ? 'repeated' : 'added' };
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'approver-exists') throw error;
    const known = (await getDirectory(deps)).people.find(({ personId }) => personId === wanted.personId);
    if (!known || !isSame(known, wanted)) throw error;
    if (!known.confirmed) return { person: known, outcome: 'again' };
    const { personId: approverId, email } = known;
    if ((await topics.subscription(approverId, email)) === 'confirmed') throw error;
    // Unsubscribed, and no check came by since.
    return { person: await loseConfirmation(deps, { approverId, email }, actor), outcome: 'again' };
  }
}

const isSame = (known: Person, asked: NewPerson): boolean =>
  known.name === asked.name &&
  known.email === asked.email &&
  known.approver === asked.approver &&
  known.principals.join(' ') === asked.principals.join(' ') &&
  known.groups.join(' ') === (asked.groups ?? []).join(' ');

interface Claim {
  readonly approverId: string;
  readonly token?: string | undefined;
}

/**
 * A mailbox that is found unsubscribed loses its confirmation here, too.
 *
 * @returns the address that answered. @throws Refusal unknown-approver, not-confirmed
 */
async function confirmedMailbox(
  deps: DirectoryNoticeDeps,
  topics: ApproverTopics,
  { approverId: id, token }: Claim,
  actor: Actor,
): Promise<string> {
  const { email, confirmed } = personOf(await getDirectory(deps), id);
  const answered = token !== undefined && (await topics.confirm(id, token)) === 'confirmed';
  const state = await topics.subscription(id, email);
  // SNS may list what was confirmed this moment as pending.
  if (state === 'confirmed' || (answered && state !== 'foreign')) return email;
  if (confirmed) {
    await loseConfirmation(deps, { approverId: id, email }, actor);
    deps.log('confirmation-lost', { approverId: id });
  }
  if (answered)
    throw new Refusal('not-confirmed', 'Another mailbox answered. Set the e-mail address again to ask anew.');
  const again = `Add ${id} again with the same details, or set the same e-mail address again, to have a new mail sent.`;
  const cause = token === undefined ? 'The mailbox has not answered yet.' : 'The token is not (or no longer) valid.';
  throw new Refusal('not-confirmed', `${cause} ${again}`);
}

/** A crash may have left the topic of somebody who is gone already: the repeat removes it and still says 404. */
async function removeOnce(deps: Deps, topics: ApproverTopics, approverId: string, actor: Actor): Promise<void> {
  try {
    await removePerson(deps, { approverId }, actor);
  } catch (error) {
    if (error instanceof Refusal && error.code === 'unknown-approver') await topics.close(approverId);
    throw error;
  }
  await topics.close(approverId);
}
