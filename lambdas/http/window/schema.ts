import * as z from 'zod/mini';
import { counts, lengths, ranges } from '../../domain/limits';
import { listOrders } from '../../domain/list-order';
import { windowStatuses } from '../../domain/window/window';
import {
  byLanguage,
  distinct,
  id,
  instantFilter,
  instantOrLocal,
  integer,
  lines,
  mode,
  paths,
  proposalId,
  reason,
  start,
  ticket,
  timeZone,
  windowId,
} from '../server/fields';
import { page } from '../server/paging-fields';
import { hostname } from '../site/network-fields';

const planned = {
  mode,
  startsAt: start,
};

/** The earliest and the latest start of a window that starts on approval. */
const onApproval = {
  notBefore: z.exactOptional(instantOrLocal),
  notAfter: z.exactOptional(instantOrLocal),
};

/** A time, or a number of minutes from the start on. */
const end = {
  endsAt: z.exactOptional(instantOrLocal),
  durationMinutes: z.exactOptional(integer(ranges.windowMinutes)),
};

type End = { readonly endsAt?: string; readonly durationMinutes?: number };

const hasOneEnd = ({ endsAt, durationMinutes }: End) => (endsAt === undefined) !== (durationMinutes === undefined);

const oneEnd = z.refine<End>(hasOneEnd, 'must have either endsAt or durationMinutes');

const notTwoEnds = z.refine<End>(
  (change) => hasOneEnd(change) || change.endsAt === undefined,
  'must not have both endsAt and durationMinutes',
);

/** Some of the site's. */
const hostnames = distinct(hostname, 1, counts.hostnamesPerSite);

const scoped = {
  timeZone: z.exactOptional(timeZone),
  paths: z.exactOptional(paths),
};

const message = lines(lengths.message);

const messages = byLanguage(message);

export const windowRequest = z
  .strictObject({
    siteId: id,
    ...planned,
    ...onApproval,
    ...end,
    reason,
    ...scoped,
    hostnames: z.exactOptional(hostnames),
    ticket: z.exactOptional(ticket),
    message: z.exactOptional(message),
    messages: z.exactOptional(messages),
    /** The approved template it was made from; the template's approval counts for the window. */
    templateId: z.exactOptional(proposalId),
  })
  .check(oneEnd);

/** What is left out does not change; `null` removes it. */
export const windowChange = z
  .strictObject({
    mode: z.exactOptional(planned.mode),
    startsAt: z.exactOptional(planned.startsAt),
    notBefore: z.exactOptional(z.nullable(instantOrLocal)),
    notAfter: onApproval.notAfter,
    ...end,
    ...scoped,
    hostnames: z.exactOptional(z.nullable(hostnames)),
    reason: z.exactOptional(reason),
    ticket: z.exactOptional(z.nullable(ticket)),
    message: z.exactOptional(z.nullable(message)),
    messages: z.exactOptional(z.nullable(messages)),
    /** Before the start: withdraw the approved plan immediately, instead of when the new one is approved. */
    replace: z.exactOptional(z.boolean()),
  })
  .check(
    z.refine(({ replace: _, ...change }) => Object.keys(change).length > 0, 'must name something to change'),
    notTwoEnds,
  );

/** A later end. An earlier one is an edit, or `end`. */
export const extension = z.strictObject({ ...end, reason: z.exactOptional(reason) }).check(oneEnd);

export const commentRequest = z.strictObject({ text: lines(lengths.comment) });

export const windowPath = z.strictObject({ windowId });

export const windowFilter = z.strictObject({
  siteId: z.exactOptional(id),
  status: z.exactOptional(z.enum(windowStatuses)),
  from: z.exactOptional(instantFilter),
  to: z.exactOptional(instantFilter),
  /** By start; `oldest` first when left out. */
  order: z.exactOptional(z.enum(listOrders)),
  ...page,
});
