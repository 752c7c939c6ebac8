import * as z from 'zod/mini';
import { id } from '../server/fields';
import { pageQuery } from '../server/paging-fields';

/** Without `siteId`: the organisation's chain (people). */
export const auditFilter = z.extend(pageQuery, { siteId: z.exactOptional(id) });

const chainFilter = z.strictObject({ siteId: z.exactOptional(id) });

/** `cursor`: of an incomplete verification. */
export const verifyFilter = z.extend(chainFilter, { cursor: pageQuery.shape.cursor });

/** `after`: the `seq` of the last entry that the reader has. */
export const exportFilter = z.extend(chainFilter, {
  after: z.exactOptional(
    z.pipe(z.string().check(z.regex(/^\d{1,12}$/, 'must be the seq of an entry')), z.transform(Number)),
  ),
});
