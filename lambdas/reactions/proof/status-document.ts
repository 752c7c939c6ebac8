import * as z from 'zod/mini';
import { modes } from '../../domain/window/window';

/** docs/status-document.md, as far as a proof reads it. Members may be added. */
const statusDocument = z.object({
  mode: z.enum(['none', ...modes]),
  revision: z.int().check(z.nonnegative()),
  windows: z.array(
    z.object({
      mode: z.enum(modes),
      startsAt: z.string(),
      endsAt: z.string(),
      paths: z.optional(z.array(z.string())),
    }),
  ),
});
export type StatusDocument = z.output<typeof statusDocument>;

/** As many characters as the document of a hostname with many windows may have. */
export const longestDocument = 32_768;

/** @returns `undefined` for anything else, for instance what an origin answers that is not behind the gate */
export function statusIn(httpStatus: number, body: string): StatusDocument | undefined {
  if (httpStatus !== 200) return undefined;
  try {
    const read = z.safeParse(statusDocument, JSON.parse(body));
    return read.success ? read.data : undefined;
  } catch {
    return undefined;
  }
}
