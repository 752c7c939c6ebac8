import * as z from 'zod/mini';

export const webhookDelivery = z.object({
  eventId: z.string(),
  eventType: z.string(),
  /** When the change was committed. */
  eventAt: z.string(),
  /** `failed`: it will be tried again. `given-up`: it lies with the dead letters. */
  outcome: z.enum(['delivered', 'failed', 'given-up']),
  attempts: z.int(),
  lastAttemptAt: z.string(),
  /** What the receiver answered last. */
  httpStatus: z.optional(z.int()),
  /** Why it did not answer. */
  error: z.optional(z.string()),
});

/** The newest events first. */
export const deliveryList = z.object({ items: z.array(webhookDelivery) });

export const replayAnswer = z.object({ webhookId: z.string(), eventId: z.string() });
