import type { ApproverTopics } from '../../aws/approver-topics';
import type { NewPerson } from '../../commands/directory/add-person';
import { changePerson, type PersonChangeRequest } from '../../commands/directory/change-person';
import { confirmPerson } from '../../commands/directory/confirm-person';
import type { PersonResult } from '../../commands/steps/change-directory';
import type { Deps } from '../../commands/transaction/deps';
import { doOnce, earlierAnswer } from '../../commands/transaction/idempotent';
import type { Actor } from '../../domain/actor';
import type { Person } from '../../domain/directory/directory';
import { getDirectory } from '../../queries/directory/get-directory';
import { listPeople } from '../../queries/directory/list-members';
import { askMailbox } from '../../reactions/mailboxes/ask-mailbox';
import { type DirectoryNoticeDeps, tellDirectoryChange } from '../../reactions/mailboxes/tell-directory-change';
import type { Call } from '../server/call';
import type { Handlers } from '../server/dispatch';
import { wholePageOf } from '../server/paging';
import { created, etag, noContent, ok, type Reply } from '../server/reply';
import { addOnce, confirmedMailbox, isUnasked, removeOnce } from './mailbox';
import type { approverOperations, personOperations } from './operations';
import { approverJson, personJson } from './present';

export function personHandlers(
  deps: DirectoryNoticeDeps,
  topics: ApproverTopics,
): Handlers<keyof typeof personOperations> {
  const people = peopleAt('/v1/people', personJson, deps, topics);
  return {
    'GET /v1/people': people.list,
    'POST /v1/people': ({ body, ...call }) => people.add(body, call),
    'PATCH /v1/people/{personId}': ({ path, body, ...call }) => people.change({ ...path, ...body }, call),
    'POST /v1/people/{personId}/confirm': ({ path, body, ...call }) => people.confirm(path.personId, body.token, call),
    'DELETE /v1/people/{personId}': ({ path, actor }) => people.remove(path.personId, actor),
  };
}

/** The same under their earlier paths, where a person's id is called `approverId`. */
export function approverHandlers(
  deps: DirectoryNoticeDeps,
  topics: ApproverTopics,
): Handlers<keyof typeof approverOperations> {
  const people = peopleAt('/v1/approvers', approverJson, deps, topics);
  return {
    'GET /v1/approvers': people.list,
    'POST /v1/approvers': ({ body: { approverId, ...body }, ...call }) =>
      people.add({ personId: approverId, ...body }, call),
    'PATCH /v1/approvers/{approverId}': ({ path, body, ...call }) =>
      people.change({ personId: path.approverId, ...body }, call),
    'POST /v1/approvers/{approverId}/confirm': ({ path, body, ...call }) =>
      people.confirm(path.approverId, body.token, call),
    'DELETE /v1/approvers/{approverId}': ({ path, actor }) => people.remove(path.approverId, actor),
  };
}

type Caller = Pick<Call<'POST /v1/people'>, 'actor' | 'preconditions'>;

/**
 * The directory is changed first and the topic after it, because a refused command must not affect anybody's mailbox.
 */
function peopleAt(base: string, json: (person: Person) => object, deps: DirectoryNoticeDeps, topics: ApproverTopics) {
  return {
    list: async ({ query }: Pick<Call<'GET /v1/people'>, 'query'>): Promise<Reply> => {
      const { items, cursor, version } = await listPeople(deps, wholePageOf(query, json));
      return ok({ items: items.map(json), cursor }, {}, etag(version));
    },
    add: async (asked: NewPerson, { actor, preconditions: { idempotency } }: Caller): Promise<Reply> => {
      const { person, outcome } = await addOnce(deps, topics, { ...asked, idempotency }, actor);
      if (outcome === 'added') await tellDirectoryChange(deps, { after: person, actor });
      const mail = () => askMailbox(deps, topics, person);
      if (outcome === 'again')
        await doOnce<PersonResult>(deps, actor, idempotency, { kind: 'person', value: person }, mail);
      else if (outcome === 'added' || (await isUnasked(topics, person))) await mail();
      return created(`${base}/${person.personId}`, json(person), about(person));
    },
    change: async (changes: PersonChangeRequest, { actor, preconditions }: Caller): Promise<Reply> => {
      const { person, before } = await changePerson(deps, { ...changes, ifVersion: preconditions.ifVersion }, actor);
      await tellDirectoryChange(deps, { before, after: person, actor });
      // If the address is unconfirmed and sent again, it is mailed again. So a repeat repairs a crash before this line.
      if (changes.email !== undefined && !person.confirmed) await askMailbox(deps, topics, person);
      return standing(deps, json, person);
    },
    confirm: async (personId: string, token: string | undefined, { actor, preconditions }: Caller): Promise<Reply> => {
      const { idempotency } = preconditions;
      const earlier = await earlierAnswer<PersonResult>(deps, actor, idempotency, 'person');
      if (earlier) return ok(json(earlier), { personId });
      const mailbox = await confirmedMailbox(deps, topics, { personId, token }, actor);
      return ok(json(await confirmPerson(deps, { personId, ...mailbox, idempotency }, actor)), { personId });
    },
    remove: async (personId: string, actor: Actor): Promise<Reply> => {
      await removeOnce(deps, topics, personId, actor);
      return noContent({ personId });
    },
  };
}

/** The person as the directory stands, so that answer and ETag are of one version; or as decided, if gone since. */
async function standing(deps: Deps, json: (person: Person) => object, decided: Person): Promise<Reply> {
  const { people, version } = await getDirectory(deps);
  const person = people.find(({ personId }) => personId === decided.personId);
  return ok(json(person ?? decided), about(decided), person ? etag(version) : {});
}

const about = ({ personId }: Person) => ({ personId });
