import type * as z from 'zod/mini';
import type { Deps } from '../../commands/transaction/deps';
import { type Identity, identify } from '../../domain/directory/principals';
import { getDirectory } from '../../queries/directory/get-directory';
import type { Caller } from '../server/caller';
import type { Handlers } from '../server/dispatch';
import { ok } from '../server/reply';
import { signInJson } from '../voting/present';
import type { me } from './answer-schema';
import type { meOperations } from './operations';

/** @param contact whom people ask who are not in the directory */
export function meHandlers(deps: Pick<Deps, 'store' | 'clock'>, contact: string): Handlers<keyof typeof meOperations> {
  return {
    'GET /v1/me': async ({ actor, roles }) => {
      const identity = identify(await getDirectory(deps), actor.principal);
      return ok(meJson({ actor, ...(roles && { roles }) }, identity, contact));
    },
  };
}

function meJson({ actor, roles }: Caller, identity: Identity | undefined, contact: string): z.output<typeof me> {
  const { principal, signIn } = actor;
  return {
    principal,
    ...(identity ? personJson(identity) : { contact }),
    ...(roles && { roles: [...roles] }),
    ...(signIn && { signIn: signInJson(signIn) }),
  };
}

function personJson({ person: { personId, name, groups, approver, timeZone }, machine }: Identity) {
  const person = { personId, name, groups: [...groups], approver, ...(timeZone !== undefined && { timeZone }) };
  return { person, ...(machine && { machineId: machine.machineId }) };
}
