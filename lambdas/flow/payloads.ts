import * as z from 'zod/mini';

/** What the functions of this stack hand each other. Each function checks what it is given, whoever sent it. */
const request = { windowId: z.string(), planVersion: z.int() };

export const notification = z.object({
  ...request,
  taskToken: z.optional(z.string()),
  /** An approver whose link was burned. */
  remail: z.optional(z.string()),
});

export const conclusion = z.object({ ...request, outcome: z.enum(['settled', 'timed-out']) });

export const boundary = z.object({ ...request, revision: z.int(), boundary: z.enum(['start', 'end']) });

export const windowRepair = z.object({
  repair: z.object({ windowId: z.string(), restart: z.optional(z.boolean()) }),
});

export const publication = z.object({ siteId: z.string() });
