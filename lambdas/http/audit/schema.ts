import * as z from 'zod/mini';
import { auditActions, formerAuditActions } from '../../domain/audit/audit';
import { listOrders } from '../../domain/list-order';
import { id, instantFilter, line } from '../server/fields';
import { pageQuery } from '../server/paging-fields';

/** That of a principal. */
const longestActor = 256;

/** Without `siteId`: the organisation's chain (people). */
export const auditFilter = z.extend(pageQuery, {
  siteId: z.exactOptional(id),
  action: z.exactOptional(z.enum([...auditActions, ...formerAuditActions])),
  /** A principal, a personId or a machineId. */
  actor: z.exactOptional(line(longestActor)),
  /** What was changed: a windowId, a proposalId, a siteId, a personId, a machineId or `{siteId}/bypass`. */
  subject: z.exactOptional(line(longestActor)),
  from: z.exactOptional(instantFilter),
  to: z.exactOptional(instantFilter),
  /** Newest first by default where anything but the site is asked for. */
  order: z.exactOptional(z.enum(listOrders)),
});

const chainFilter = z.strictObject({ siteId: z.exactOptional(id) });

/** `cursor`: of an incomplete verification. */
export const verifyFilter = z.extend(chainFilter, { cursor: pageQuery.shape.cursor });

/** `after`: the `seq` of the last entry that the reader has. */
export const exportFilter = z.extend(chainFilter, {
  after: z.exactOptional(
    z.pipe(z.string().check(z.regex(/^\d{1,12}$/, 'must be the seq of an entry')), z.transform(Number)),
  ),
});
