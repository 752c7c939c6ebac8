import * as z from 'zod/mini';
import { lengths, ranges } from '../../domain/limits';
import { byLanguage, integer, lines, mode, paths, reason } from '../server/fields';

const message = lines(lengths.message);

/** The reason is required, and so is the longest duration. */
export const emergencyRequest = z.strictObject({
  mode,
  reason,
  durationMinutes: integer(ranges.emergencyMinutes),
  paths: z.exactOptional(paths),
  message: z.exactOptional(message),
  messages: z.exactOptional(byLanguage(message)),
});
