import * as z from 'zod/mini';
import { forms } from '../../domain/forms';
import { counts, lengths } from '../../domain/limits';
import { distinct, formed, id, line, reason, timeZone } from '../server/fields';

const email = formed(forms.email);

const principal = formed(forms.principal);

const groups = distinct(id, 0, counts.groupsPerPerson);

const name = line(lengths.personName);

const principals = distinct(principal, 0, counts.principalsPerMember);

/** `principals` is required: an explicit empty list says that the person votes by mail only. */
const asked = {
  name,
  email,
  timeZone: z.exactOptional(timeZone),
  principals,
  approver: z.boolean(),
  groups: z.exactOptional(groups),
};

export const personRequest = z.strictObject({ personId: id, ...asked });

export const approverRequest = z.strictObject({ approverId: id, ...asked });

/** What is left out stays; `null` removes a time zone. */
export const personChange = z
  .strictObject({
    name: z.exactOptional(name),
    email: z.exactOptional(email),
    timeZone: z.exactOptional(z.nullable(timeZone)),
    principals: z.exactOptional(principals),
    approver: z.exactOptional(z.boolean()),
    groups: z.exactOptional(groups),
    disabled: z.exactOptional(z.boolean()),
    reason: z.exactOptional(reason),
  })
  .check(
    z.refine(({ reason: _, ...changes }) => Object.keys(changes).length > 0, 'must name at least one thing to change'),
  );

/** The `Token` of the SNS confirmation mail; left out when its link was clicked already. */
export const confirmation = z.strictObject({
  token: z.exactOptional(
    z.string().check(z.minLength(1), z.maxLength(1024), z.regex(/^[A-Za-z0-9._-]+$/, 'must be the token of the mail')),
  ),
});

export const personPath = z.strictObject({ personId: id });

export const approverPath = z.strictObject({ approverId: id });

export const machineRequest = z.strictObject({
  machineId: id,
  ownerId: id,
  principals: distinct(principal, 1, counts.principalsPerMember),
});

/** What is left out stays. */
export const machineChange = z
  .strictObject({
    ownerId: z.exactOptional(id),
    principals: z.exactOptional(machineRequest.shape.principals),
    reason: z.exactOptional(reason),
  })
  .check(
    z.refine(({ reason: _, ...changes }) => Object.keys(changes).length > 0, 'must name at least one thing to change'),
  );

export const machinePath = z.strictObject({ machineId: id });
