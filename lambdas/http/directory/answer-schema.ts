import * as z from 'zod/mini';
import { id, instant } from '../server/fields';

const answered = {
  name: z.string(),
  email: z.string(),
  /** Times are told to them in it first; in that of the window or the site when absent. */
  timeZone: z.optional(z.string()),
  principals: z.array(z.string()),
  approver: z.boolean(),
  confirmed: z.boolean(),
  groups: z.array(z.string()),
  disabled: z.boolean(),
  approverSince: instant,
  mailboxSince: z.optional(instant),
};

export const personAnswer = z.object({ personId: id, ...answered });

export const personList = z.object({ items: z.array(personAnswer), cursor: z.optional(z.string()) });

/** In the format of the earlier paths. */
export const approverAnswer = z.object({ approverId: id, ...answered });

export const approverList = z.object({ items: z.array(approverAnswer), cursor: z.optional(z.string()) });

export const machineAnswer = z.object({ machineId: id, ownerId: id, principals: z.array(z.string()) });

export const machineList = z.object({ items: z.array(machineAnswer), cursor: z.optional(z.string()) });
