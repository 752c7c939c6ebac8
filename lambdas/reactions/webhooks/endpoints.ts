import * as z from 'zod/mini';

const endpoint = z.object({ webhookId: z.string(), url: z.string(), queueUrl: z.string(), secretArn: z.string() });

/** Where a webhook goes, as the stack was configured. */
export type Endpoint = z.output<typeof endpoint>;

/** Reads the environment variable `WEBHOOKS`. @throws ZodError */
export const endpointsIn = (json: string): readonly Endpoint[] => z.parse(z.array(endpoint), JSON.parse(json));
