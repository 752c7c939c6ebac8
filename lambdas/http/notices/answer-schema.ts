import * as z from 'zod/mini';

/** `pending`: the mailbox has not confirmed yet. */
export const subscriber = z.object({ email: z.string(), state: z.enum(['pending', 'confirmed']) });

/** How many, and not who: SNS knows that. Systems of the account can subscribe to the topic by themselves. */
export const subscriberCount = z.object({ topicArn: z.string(), confirmed: z.int(), pending: z.int() });
