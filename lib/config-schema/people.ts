import { z } from 'zod';
import { callerForm, forms } from '../../lambdas/domain/forms';
import { counts, lengths } from '../../lambdas/domain/limits';
import { roles } from '../../lambdas/http/route';
import { atMost, flag, formed, id, line, listOf, timeZone } from './fields';

export const person = z.strictObject({
  personId: id,
  name: line(lengths.personName),
  email: formed(forms.email),
  /** In which mails and the confirm page tell them times first. */
  timeZone: timeZone.optional(),
  principals: listOf(formed(callerForm), counts.principalsPerMember, 'principal'),
  approver: flag.default(true),
  /** What policies name people by. */
  groups: listOf(id, counts.groupsPerPerson, 'group').optional(),
});

const claim = line(200);

/**
 * How people sign in. Without `issuer` the stack makes a user pool of its own; with it, it trusts that OpenID Connect provider. What
 * belongs to which of the two is checked in config.ts.
 */
export const identity = z.strictObject({
  /** Exactly as its tokens write it: some end with a slash. */
  issuer: z
    .string()
    .max(200, atMost(200, 'character'))
    .regex(/^https:\/\/[A-Za-z0-9._~:/-]+$/, 'must be an https URL without query and fragment')
    .optional(),
  /** Of the console, as the provider knows it. */
  clientId: claim.optional(),
  /** The `aud` of access tokens, if it is not the client id. */
  audience: claim.optional(),
  /** What access tokens must have in `scope` or `scp`; ID tokens have neither. */
  scope: claim.optional(),
  /** What the console asks for. */
  requestedScopes: listOf(claim, 20, 'scope').min(1, 'must name at least one scope').optional(),
  groupsClaim: claim.optional(),
  /** Which groups of the provider give a role; the group of the same name when left out. */
  groups: z.partialRecord(z.enum(roles, `must be one of ${roles.join(', ')}`), listOf(claim, 20, 'group')).optional(),
  /** Of the stack's own user pool. */
  mfa: z.enum(['off', 'optional', 'required'], 'must be off, optional or required').optional(),
});
