import * as z from 'zod/mini';
import { lengths, ranges } from '../../domain/limits';
import { integer, lines, mode, paths, reason } from '../server/fields';

/** The reason is required, and so is the longest duration. */
export const emergencyRequest = z.strictObject({
  mode,
  reason,
  durationMinutes: integer(ranges.emergencyMinutes),
  paths: z.exactOptional(paths),
  message: z.exactOptional(lines(lengths.message)),
});
