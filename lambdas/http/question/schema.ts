import * as z from 'zod/mini';
import { page } from '../server/paging-fields';

/** `true`: what the caller may still answer. `voted`: what the caller has answered, and can take back. */
export const questionFilter = z.strictObject({ mine: z.exactOptional(z.enum(['true', 'voted'])), ...page });
