import * as z from 'zod/mini';
import { modes } from '../../domain/window/window';
import { distinct, line, lines } from '../server/text-fields';
import { pathPrefix } from '../site/network-fields';

/** Whoever breaks the glass says why, and for how long at most. */
export const emergencyRequest = z.strictObject({
  mode: z.enum(modes),
  reason: line(500),
  durationMinutes: z.int().check(z.minimum(1), z.maximum(1440)),
  paths: z.exactOptional(distinct(pathPrefix, 0, 5)),
  message: z.exactOptional(lines(280)),
});
