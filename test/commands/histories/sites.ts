import { addMachine } from '../../../lambdas/commands/directory/add-machine';
import { addPerson } from '../../../lambdas/commands/directory/add-person';
import { changeMachine } from '../../../lambdas/commands/directory/change-machine';
import { changePerson } from '../../../lambdas/commands/directory/change-person';
import { confirmPerson } from '../../../lambdas/commands/directory/confirm-person';
import { removeMachine } from '../../../lambdas/commands/directory/remove-machine';
import { removePerson } from '../../../lambdas/commands/directory/remove-person';
import { revokeBypassHeader, setBypassHeader } from '../../../lambdas/commands/site/bypass-header';
import { createBypassLink, revokeBypassLinks } from '../../../lambdas/commands/site/bypass-links';
import { createSite } from '../../../lambdas/commands/site/create-site';
import { deleteSite } from '../../../lambdas/commands/site/delete-site';
import { updateSite } from '../../../lambdas/commands/site/update-site';
import { admin, as, demo } from '../fixtures';
import { recordPublished } from '../published';
import { keyedBy, type StepContext } from '../step-context';
import type { Of } from './histories';

const minute = 60;

/** The settings of a site but its policy. */
function stands({ seen }: StepContext, siteId: string): object {
  const sites = seen.flatMap((record) => (record.kind === 'site' ? record.value : []));
  const { policy: _, ...rest } = sites.find((site) => site.siteId === siteId) ?? { policy: undefined };
  return rest;
}

export async function changeSite(context: StepContext, step: Of<'site'>): Promise<unknown> {
  const { world, deps } = context;
  const { siteId, how, wide, required, veto, who } = step;
  const hostnames = [`${siteId}.example`, ...(wide ? ['wide.example'] : [])];
  const policy = { approvalsRequired: required, veto, timeoutSeconds: 20 * minute, overrunSeconds: wide ? 600 : 0 };
  const settings = { ...demo(policy), siteId, hostnames };
  if (how === 'create') return createSite(deps, settings, admin);
  if (how === 'update') return updateSite(deps, settings, as(who));
  if (how === 'policy') return updateSite(deps, { ...settings, ...stands(context, siteId), policy }, as(who));
  if (how === 'delete') return deleteSite(deps, { siteId }, admin);
  const { revision } = (await world.store.load([{ kind: 'head', chain: siteId }])).head(siteId);
  const published = wide ? revision - 1 : revision;
  return published > 0 ? recordPublished(deps, { siteId, revision: published, hostnames }) : undefined;
}

export function bypass({ deps }: StepContext, { siteId, how }: Of<'bypass'>): Promise<unknown> {
  if (how === 'revoke links') return revokeBypassLinks(deps, siteId, admin);
  if (how === 'header') return setBypassHeader(deps, siteId, admin);
  if (how === 'revoke header') return revokeBypassHeader(deps, siteId, admin);
  const repeated = how === 'link again' ? keyedBy('again') : {};
  return createBypassLink(deps, { siteId, url: `https://${siteId}.example/`, expiresInMinutes: 5, ...repeated }, admin);
}

/** One step, one change: whoever borrows a mailbox confirms it when the history says `confirm`. */
const borrowMailbox = (deps: StepContext['deps'], approverId: string) =>
  changePerson(deps, { personId: approverId, email: 'mallory@example.com' }, admin);

export function changePersonStep({ deps }: StepContext, { who, how }: Of<'person'>): Promise<unknown> {
  const approverId = who;
  const { principal } = as(who);
  switch (how) {
    case 'add':
      return addPerson(deps, { personId: who, name: who, email: `${who}@example.com`, principals: [principal] }, admin);
    case 'confirm':
      return confirmPerson(deps, { personId: approverId }, admin);
    case 'remove':
      return removePerson(deps, { personId: approverId }, admin);
    case 'mailbox':
      return changePerson(deps, { personId: approverId, email: `${who}@new.example.com` }, admin);
    case 'rita leaves':
      return removePerson(deps, { personId: 'rita' }, admin);
    case 'become rita':
      return changePerson(deps, { personId: approverId, principals: [principal, as('rita').principal] }, admin);
    case 'borrow principal':
      return changePerson(deps, { personId: approverId, principals: [principal, as('mallory').principal] }, admin);
    case 'borrow mailbox':
      return borrowMailbox(deps, approverId);
    case 'give back':
      return changePerson(deps, { personId: approverId, email: `${who}@example.com`, principals: [principal] }, admin);
    case 'join':
      return changePerson(deps, { personId: approverId, groups: ['dba'] }, admin);
    case 'own robot':
      return addMachine(deps, { machineId: 'robot', ownerId: who, principals: [as('robot').principal] }, admin);
    case 'hand over robot':
      return changeMachine(deps, { machineId: 'robot', ownerId: who }, admin);
    case 'lose robot':
      return removeMachine(deps, { machineId: 'robot' }, admin);
    default:
      return changePerson(deps, { personId: approverId, disabled: how === 'disable' }, admin);
  }
}
