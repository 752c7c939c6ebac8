import { addApprover, type NewPerson } from '../../commands/add-approver';
import { confirmApprover } from '../../commands/confirm-approver';
import type { Deps } from '../../commands/deps';
import { removeApprover } from '../../commands/remove-approver';
import type { Actor } from '../../domain/actor';
import type { Person } from '../../domain/directory';
import { Refusal } from '../../domain/refusal';
import { getDirectory } from '../../queries/get-directory';
import type { ApproverTopics } from '../../services/approver-topics';
import type { Handlers } from '../dispatch';
import { created, noContent, ok } from '../reply';
import { approverJson } from '../represent';
import type { RouteKey } from '../routes';

type ApproverRoute = Extract<RouteKey, `${string} /v1/approvers${string}`>;

/** The directory decides first and the topic follows: a refused command must not touch anybody's mailbox. */
export function approverHandlers(deps: Deps, topics: ApproverTopics): Handlers<ApproverRoute> {
  return {
    'GET /v1/approvers': async () => {
      const { people } = await getDirectory(deps);
      return ok({ items: people.map(approverJson) });
    },
    'POST /v1/approvers': async ({ body: { approverId, ...rest }, actor, preconditions: { idempotency } }) => {
      const person = await addOnce(deps, { ...rest, personId: approverId, idempotency }, actor);
      // A late repeat is answered with a person who may be gone by now, or have another mailbox.
      const present = await personOf(deps, approverId);
      if (present?.email === person.email) await topics.open(approverId, person.email);
      return created(`/v1/approvers/${approverId}`, approverJson(person), { approverId });
    },
    'POST /v1/approvers/{approverId}/confirm': async ({ path, body: { token }, actor, preconditions }) => {
      const email = await confirmedMailbox(deps, topics, path.approverId, token);
      const { idempotency } = preconditions;
      return ok(approverJson(await confirmApprover(deps, { ...path, email, idempotency }, actor)), path);
    },
    'DELETE /v1/approvers/{approverId}': async ({ path: { approverId }, actor }) => {
      await removeOnce(deps, topics, approverId, actor);
      return noContent({ approverId });
    },
  };
}

/** The same person again is a repeat after a crash, or a request for a fresh confirmation mail. */
async function addOnce(deps: Deps, person: NewPerson, actor: Actor): Promise<Person> {
  try {
    return await addApprover(deps, person, actor);
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'approver-exists') throw error;
    const known = await personOf(deps, person.personId);
    if (!known || known.confirmed || !isSame(known, person)) throw error;
    return known;
  }
}

const isSame = (known: Person, asked: NewPerson): boolean =>
  known.name === asked.name &&
  known.email === asked.email &&
  known.approver === asked.approver &&
  known.principals.join(' ') === asked.principals.join(' ');

/** @returns the address that answered. @throws Refusal unknown-approver, not-confirmed */
async function confirmedMailbox(deps: Deps, topics: ApproverTopics, id: string, token?: string): Promise<string> {
  const person = await personOf(deps, id);
  if (!person) throw new Refusal('unknown-approver', `Nobody in the directory is called ${id}.`);
  if (token !== undefined && (await topics.confirm(id, token)) === 'confirmed') return person.email;
  if (await topics.isConfirmed(id, person.email)) return person.email;
  const again = `Add ${id} again with the same details to have a new mail sent.`;
  const cause = token === undefined ? 'The mailbox has not answered yet.' : 'The token is not (or no longer) valid.';
  throw new Refusal('not-confirmed', `${cause} ${again}`);
}

/** A crash may have left the topic of somebody who is gone already: the repeat removes it and still says 404. */
async function removeOnce(deps: Deps, topics: ApproverTopics, approverId: string, actor: Actor): Promise<void> {
  try {
    await removeApprover(deps, { approverId }, actor);
  } catch (error) {
    if (error instanceof Refusal && error.code === 'unknown-approver') await topics.close(approverId);
    throw error;
  }
  await topics.close(approverId);
}

async function personOf(deps: Deps, personId: string): Promise<Person | undefined> {
  return (await getDirectory(deps)).people.find((person) => person.personId === personId);
}
