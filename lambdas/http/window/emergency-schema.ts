import * as z from 'zod/mini';
import { lengths, ranges } from '../../domain/limits';
import { integer, lines, mode, paths, reason } from '../server/fields';

/** Whoever breaks the glass says why, and for how long at most. */
export const emergencyRequest = z.strictObject({
  mode,
  reason,
  durationMinutes: integer(ranges.emergencyMinutes),
  paths: z.exactOptional(paths),
  message: z.exactOptional(lines(lengths.message)),
});
