import type { Actor, SignIn } from '../actor';
import { brokenRule, callerForm, forms } from '../forms';
import { malformedField, Refusal } from '../refusal';
import type { Directory, Machine, Person } from './directory';

/** @throws Refusal `malformed` for what identifies nobody, in particular any other use of `*`. */
export function assertPrincipal(principal: string): void {
  const rule = brokenRule(forms.principal, principal);
  if (rule === undefined) return;
  throw malformedField('A principal', rule);
}

/** @throws Refusal `malformed` for one that is added and that no caller can be. What stands already may stay. */
export function assertAddable(principals: readonly string[], standing: readonly string[]): void {
  for (const principal of principals) {
    const rule = standing.includes(principal) ? undefined : brokenRule(callerForm, principal);
    if (rule !== undefined) throw malformedField('principals', rule);
  }
}

/** Whether a caller is the one a directory entry means. */
export function isPrincipal(entry: string, principal: string): boolean {
  if (entry === principal || !entry.includes('_*/')) return entry === principal;
  const [before, after] = entry.split('_*/');
  if (before === undefined || after === undefined) return entry === principal;
  if (!principal.startsWith(`${before}_`) || !principal.endsWith(`/${after}`)) return false;
  return /^[0-9a-f]{16}$/.test(principal.slice(before.length + 1, -after.length - 1));
}

/** Whether some caller could match both: they are equal, or one matches the other. */
export function principalsMeet(left: string, right: string): boolean {
  return left === right || isPrincipal(left, right) || isPrincipal(right, left);
}

/**
 * How the directory names somebody who signs in: by issuer and subject, as both are in their tokens. An e-mail address alone is none:
 * a provider may let people change theirs. Of the subject, what is not visible ASCII, `%` and `*` are percent-encoded.
 */
export function oidcPrincipal({ issuer, subject }: Pick<SignIn, 'issuer' | 'subject'>): string {
  const escaped = subject.replace(/[^!-$&-)+-~]/gu, percentEncoded);
  return `oidc:${issuer}#${escaped}`;
}

const percentEncoded = (character: string): string =>
  [...Buffer.from(character)].map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('');

export interface Identity {
  /** The person, or the owner of the machine. */
  readonly person: Person;
  readonly machine?: Machine;
}

/** @returns who is behind a principal, or `undefined` when nobody in the directory is. */
export function identify(directory: Directory, principal: string): Identity | undefined {
  const has = (owned: { readonly principals: readonly string[] }) =>
    owned.principals.some((entry) => isPrincipal(entry, principal));
  const person = directory.people.find(has);
  if (person) return { person };
  const machine = directory.machines.find(has);
  const owner = directory.people.find(({ personId }) => personId === machine?.ownerId);
  return machine && owner ? { person: owner, machine } : undefined;
}

/** The actor with the ids that the directory has for the principal, if any. */
export function named(actor: Actor, directory: Directory): Actor {
  const identity = identify(directory, actor.principal);
  if (!identity) return actor;
  const machine = identity.machine ? { machineId: identity.machine.machineId } : {};
  return { ...actor, personId: identity.person.personId, ...machine };
}

/** @throws Refusal `unmapped-principal` */
export function assertNamed(actor: Actor): asserts actor is Actor & { readonly personId: string } {
  if (actor.personId !== undefined) return;
  throw new Refusal(
    'unmapped-principal',
    'This principal belongs to nobody in the directory. Give it to an administrator, who can add it to a person; until then you can only read.',
    { principal: actor.principal },
  );
}
